import 'server-only'

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/**
 * What stands for a person where there is no picture. Told by the server alone: browsers disagree about what one letter is
 * in some scripts, and take 30 milliseconds to find out.
 */
export function initialsOf(name: string): string {
  const words = name
    .replace(/\p{Bidi_Control}/gu, '')
    .trim()
    .split(/\s+/u)
  const letters = words.map(firstLetter).filter((letter) => letter !== '')
  const first = letters.at(0) ?? ''
  // Two Arabic letters side by side would join into a word of their own.
  if (letters.length < 2 || /\p{Script=Arabic}/u.test(first)) return first
  return first + letters.at(-1)
}

function firstLetter(word: string): string {
  for (const { segment } of graphemes.segment(word)) {
    if (/[\p{L}\p{N}]/u.test(segment)) return segment
  }
  return ''
}
