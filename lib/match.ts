import { isPhoneOf, readTyped } from './phone-match'

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

/** Letters that some write out where a keyboard lacks them. */
const writtenOut: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' }

/**
 * Marks that people leave out when they type: the accents of Latin, Greek and Cyrillic letters, the points of Hebrew and Arabic.
 * In other scripts, such as those of Hindi and Thai, marks are vowels: without them every second name is another one.
 */
const accents =
  /[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u08ca-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufb1e\ufe20-\ufe2f]/g

/** The text as it is compared. */
export function fold(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase()
  const bare = text
    .normalize('NFKD')
    .replaceAll(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replaceAll(accents, '')
    .toLowerCase()
  return bare.replaceAll(special, (letter) => typedAs[letter] ?? letter)
}

/** The text as it is compared, and once more where letters of it are also written out: `Müller` is muller and mueller. */
export function spellingsOf(text: string): string[] {
  const short = fold(text)
  const composed = text.normalize('NFC').toLowerCase()
  if (!/[äöüøå]/.test(composed)) return [short]
  return [short, fold(composed.replaceAll(/[äöüøå]/g, (letter) => writtenOut[letter] ?? letter))]
}

/** The words of a text as Graph cuts them: letters and digits, whatever stands between them. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

export type Findable = {
  name: string
  signInName: string
  employeeId: string | null
  phones: string[]
}

/** From each word to the end, as one: `O’Brien` is found as obrien, and `Anna Maria` as annamaria. */
function startsIn(words: string[]): string[] {
  return words.map((_, index) => words.slice(index).join(''))
}

/** What was typed, as everybody is compared with it. */
type Wanted = {
  whole: string[]
  /** Cut into words as names are, each in its spellings. */
  words: string[][]
  /** Cut at spaces alone: whatever else stands between letters stands for any such thing. */
  parts: string[][]
  phone: ReturnType<typeof readTyped>
}

function readWanted(text: string): Wanted {
  const parts = text.split(/\s+/).map((part) => wordsOf(part).join(' '))
  return {
    whole: spellingsOf(text),
    words: wordsOf(text)
      .map(spellingsOf)
      .filter(([word]) => word !== ''),
    parts: parts.filter(Boolean).map(spellingsOf),
    phone: readTyped(text),
  }
}

/**
 * Ranks people by how well they fit what was typed, 0 being best; null when they do not. The whole of a name comes before one of its
 * words, a name before a sign-in name, and both before numbers.
 */
function fitting(text: string): (person: Findable) => number | null {
  const { whole, words, parts, phone } = readWanted(text)
  if (words.length === 0) return () => null

  return ({ name, signInName, employeeId, phones }) => {
    const names = spellingsOf(name)
    if (whole.some((one) => names.some((spelling) => spelling.startsWith(one)))) return 0
    const wordsIn = names.map(wordsOf)
    const starts = wordsIn.flatMap(startsIn)
    if (words.every((word) => word.some((one) => starts.some((start) => start.startsWith(one))))) return 1
    const phrases = wordsIn.map((one) => one.join(' '))
    if (hasAll(phrases, parts)) return 2
    const address = fold(signInName)
    if (whole.some((one) => address.startsWith(one))) return 3
    const [account = ''] = address.split('@')
    if (hasAll([...phrases, account], parts)) return 4
    if (employeeId !== null && isNumberOf(employeeId, whole)) return 5
    return phone && phones.some((one) => isPhoneOf(one, phone)) ? 6 : null
  }
}

/** What was typed last: whole lists are compared with one text. */
let last: { text: string; rank: (person: Findable) => number | null } | undefined

/** How well one person fits. */
export function fit(person: Findable, text: string): number | null {
  if (last?.text !== text) last = { text, rank: fitting(text) }
  return last.rank(person)
}

/** From its beginning or that of its digits, whatever stands between: `E-10042`. */
function isNumberOf(employeeId: string, wanted: string[]): boolean {
  const number = fold(employeeId)
  const starts = [number, ...startsIn(wordsOf(number))]
  return wanted.some((one) =>
    [one, wordsOf(one).join('')].some((typed) => starts.some((start) => start.startsWith(typed))),
  )
}

function hasAll(texts: string[], parts: string[][]): boolean {
  return parts.every((part) => part.some((one) => texts.some((text) => text.includes(one))))
}
