import { fold, spellingsOf, wordsOf } from './match'

export type Piece = { text: string; found: boolean }

/** The letters and digits of a name as they are compared: from which of its letters each comes, and in which word it stands. */
type Letters = { text: string[]; origin: number[]; word: number[] }

/** A name cut where the typed words stand in it, for marking them. */
export function pieces(name: string, text: string): Piece[] {
  const letters = Array.from(name)
  const readings = [fold, (letter: string) => spellingsOf(letter).at(-1) ?? ''].map((spell) =>
    lettersOf(letters, spell),
  )
  const found = new Set<number>()
  for (const word of wordsOf(text)) {
    const spellings = spellingsOf(word).map((one) => Array.from(one))
    const places = spellings.flatMap((one) => readings.map((reading) => placeOf(reading, one)))
    for (const index of places.find((place) => place.length > 0) ?? []) found.add(index)
  }
  return letters.reduce<Piece[]>((cut, letter, index) => {
    const last = cut.at(-1)
    // A mark goes with the letter that it stands on.
    const isFound = found.has(index) || (/\p{M}/u.test(letter) && last?.found === true)
    if (last?.found === isFound) last.text += letter
    else cut.push({ text: letter, found: isFound })
    return cut
  }, [])
}

/** Folding may make two letters of one, or none. */
function lettersOf(letters: string[], spell: (letter: string) => string): Letters {
  const read: Letters = { text: [], origin: [], word: [] }
  let word = 0
  letters.forEach((letter, index) => {
    for (const one of spell(letter)) {
      if (!/[\p{L}\p{M}\p{N}]/u.test(one)) word += 1
      else {
        read.text.push(one)
        read.origin.push(index)
        read.word.push(word)
      }
    }
  })
  return read
}

/** Which letters of the name the word covers: where a word begins like this, else inside one; none when it is nowhere. */
function placeOf({ text, origin, word }: Letters, wanted: string[]): number[] {
  const fits = (at: number) => wanted.every((letter, index) => text[at + index] === letter)
  const starts = (at: number) => word[at] !== word[at - 1]
  const isInside = (at: number) => word[at] === word[at + wanted.length - 1]
  const all = wanted.length > 0 ? [...text.keys()].filter(fits) : []
  const at = all.find(starts) ?? all.find(isInside)
  return at === undefined ? [] : origin.slice(at, at + wanted.length)
}
