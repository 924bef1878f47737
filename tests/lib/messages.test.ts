import { createTranslator } from 'next-intl'
import { describe, expect, test } from 'vitest'
import { languages } from '@/lib/languages'
import en from '@/lib/messages/en.json'
import { capabilities } from '@/lib/capabilities'
import { failures } from '@/lib/errors'
import { reasons } from '@/lib/graph/rules'

type Tree = { [key: string]: string | Tree }

function flat(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flat(value, `${path}${key}.`),
  )
}

const placeholders = (sentence: string) => [...new Set(sentence.match(/\{[a-z]\w*(?=[,}])/g) ?? [])].sort()

describe.each(languages)('%s', (language) => {
  test('has every sentence, with the same things to fill in', async () => {
    const { default: messages } = (await import(`../../lib/messages/${language}.json`)) as { default: Tree }
    const expected = flat(en).map(([key, sentence]) => [key, placeholders(sentence)])
    expect(
      flat(messages)
        .map(([key, sentence]) => [key, placeholders(sentence)])
        .sort(),
    ).toEqual(expected.sort())
  })

  test('has no sentence that cannot be read', async () => {
    const { default: messages } = (await import(`../../lib/messages/${language}.json`)) as { default: Tree }
    const broken: string[] = []
    const t = createTranslator({ locale: language, messages, onError: (error) => broken.push(error.message) })
    const values = {
      count: 3,
      name: 'Amara',
      seconds: 5,
      time: '14:35',
      when: 'now',
      word: 'alfa',
      contact: '4400',
    }
    const more = {
      part: 'x',
      location: 'Pike Street',
      address: 'office.com',
      signInName: 'amara@contoso.example',
      date: '1 February 2027',
      number: '+1 2065550142',
      types: 'Mobile',
    }
    for (const [key] of flat(en)) t(key as never, { ...values, ...more } as never)
    expect(broken).toEqual([])
  })
})

test('every failure and every reason has its sentence', () => {
  expect(failures.filter((failure) => !en.problems[failure])).toEqual([])
  for (const capability of capabilities)
    expect(reasons.filter((reason) => !en[capability].reasons[reason])).toEqual([])
})
