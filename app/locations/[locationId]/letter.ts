/** The letter under which a name stands in a list: without its accent, and `#` for whatever is no letter. */
export function letterOf(name: string): string {
  const [letter = ''] = name.normalize('NFD').toUpperCase()
  if (name === '') return ''
  return /\p{L}/u.test(letter) ? letter : '#'
}
