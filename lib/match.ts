/** Finding people by what one remembers of them: the letters alone count, not their accents, case or width. */

/** Letters that have no accent to take off, and how people type them all the same. */
const typedAs: Record<string, string> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ß: 'ss',
  þ: 'th',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
}
const special = new RegExp(`[${Object.keys(typedAs).join('')}]`, 'g')

/** The text as it is compared. */
export function fold(text: string): string {
  const bare = text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
  return bare.replaceAll(special, (letter) => typedAs[letter] ?? letter)
}

/** The words of a text as Graph cuts them: letters and digits, whatever stands between them. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

/** The digits of a phone number; null for a text that is none. */
export function phoneDigits(text: string): string | null {
  if (!/^[+(]?[\d\s().\-/]+$/.test(text)) return null
  const digits = text.replaceAll(/\D/g, '').replace(/^0+/, '')
  return digits.length >= 3 ? digits : null
}

export type Findable = {
  name: string
  signInName: string
  employeeId: string | null
  phones: string[]
}

/**
 * How well a person fits what was typed, 0 being best; null when they do not. The whole of a name comes before one of its words, a
 * name before a sign-in name, and both before numbers.
 */
export function fit(person: Findable, text: string): number | null {
  const wanted = fold(text)
  const words = wanted.split(/\s+/)
  const name = fold(person.name)
  if (name.startsWith(wanted)) return 0
  const starts = wordsOf(name)
  if (words.every((word) => starts.some((start) => start.startsWith(word)))) return 1
  if (words.every((word) => name.includes(word))) return 2
  const signInName = fold(person.signInName)
  if (signInName.startsWith(wanted)) return 3
  if (words.every((word) => `${name} ${signInName}`.includes(word))) return 4
  if (fold(person.employeeId ?? '').startsWith(wanted)) return 5
  const digits = phoneDigits(text)
  const hasPhone =
    digits !== null && person.phones.some((phone) => phone.replaceAll(/\D/g, '').includes(digits))
  return hasPhone ? 6 : null
}

export type Piece = { text: string; found: boolean }

/** A name cut where the typed words stand in it, for marking them. */
export function pieces(name: string, text: string): Piece[] {
  const letters = Array.from(name)
  const found = letters.map(() => false)
  // Where each letter of the folded name comes from: folding may make two of one, or none.
  const origin = letters.flatMap((letter, index) => Array.from(fold(letter), () => index))
  const folded = letters.map(fold).join('')
  for (const word of fold(text).split(/\s+/).filter(Boolean)) {
    const at = indexOfWord(folded, word)
    for (let index = at; at >= 0 && index < at + Array.from(word).length; index += 1) {
      const from = origin[index]
      if (from !== undefined) found[from] = true
    }
  }
  return letters.reduce<Piece[]>((cut, letter, index) => {
    const last = cut.at(-1)
    // A mark goes with the letter that it stands on.
    const isFound = found[index] === true || (/\p{M}/u.test(letter) && last?.found === true)
    if (last?.found === isFound) last.text += letter
    else cut.push({ text: letter, found: isFound })
    return cut
  }, [])
}

/** Where a word of the name begins like this, else where it stands at all; counted in whole letters. */
function indexOfWord(name: string, word: string): number {
  const starts = [...name.matchAll(/[\p{L}\p{N}]+/gu)].find(([one]) => one.startsWith(word))
  const index = starts?.index ?? name.indexOf(word)
  return index < 0 ? -1 : Array.from(name.slice(0, index)).length
}
