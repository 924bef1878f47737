import { expect, test } from 'vitest'
import { wordsOf } from '@/lib/words'

/** What a list of frequent words has of them; in any of the languages, anywhere in a word. */
const unfit =
  /nazi|hitler|jude|jew|mord|hure|sex|nackt|leich|terror|idiot|kill|murder|hate|gun|dead|death|blood|undead|slav|odio|muert|matar/i

test.each([
  ['en', 6_900],
  ['de', 1_050],
  ['fr', 1_280],
  ['es', 1_280],
  ['it', 1_280],
  ['pt', 1_280],
])('no word of %s is one that nobody would hand to anybody', async (language, atLeast) => {
  const words = await wordsOf(language)
  expect(words.length).toBeGreaterThan(atLeast)
  expect(words.filter((word) => unfit.test(word))).toEqual([])
})

test.each(['Handgun', 'Pureblood', 'Overkill', 'Unisexual', 'Fascism', 'Strangle', 'Thong'])(
  'nobody is handed %s',
  async (word) => expect(await wordsOf('en')).not.toContain(word),
)

test('where nobody keeps such a list, there are no words', async () => {
  expect(await wordsOf('ja-JP')).toEqual([])
})

test('a language is known however its name is written', async () => {
  expect(await wordsOf('EN-gb')).toEqual(await wordsOf('en'))
})
