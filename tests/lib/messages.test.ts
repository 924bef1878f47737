import { createTranslator } from 'next-intl'
import { describe, expect, test } from 'vitest'
import { capabilities, setupCapabilities } from '@/lib/capabilities'
import { waysToBeSure } from '@/lib/evidence'
import { languages } from '@/lib/languages'
import en from '@/lib/messages/en.json'
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
    for (const [key, sentence] of flat(en)) {
      const names = placeholders(sentence).map((placeholder) => placeholder.slice(1))
      t(
        key as never,
        Object.fromEntries(names.map((name) => [name, ['count', 'most'].includes(name) ? 3 : name])) as never,
      )
    }
    expect(broken).toEqual([])
  })
})

test('every failure and every reason has its sentence', () => {
  expect(failures.filter((failure) => !en.problems[failure])).toEqual([])
  for (const capability of capabilities)
    expect(reasons.filter((reason) => !en[capability].reasons[reason])).toEqual([])
  const told = capabilities.filter((capability) => capability !== 'unblock')
  expect(told.filter((capability) => !en.locations.abilities[capability])).toEqual([])
  expect(capabilities.filter((capability) => !en.activity.actions[capability])).toEqual([])
  expect(capabilities.filter((capability) => !en.activity.tried[capability])).toEqual([])
  for (const told of [en.activity.actions, en.activity.tried, en.activity.done])
    expect(setupCapabilities.filter((capability) => !told[capability])).toEqual([])
})

test('whatever may be said of a form that was sent before, of a limit and of an earlier attempt has its sentence', () => {
  const endings = ['sent', 'succeeded', 'failed', 'unknown', 'done', 'not-done', 'sentence']
  expect(Object.keys(en.problems['already-sent'])).toEqual(expect.arrayContaining(endings))
  expect(Object.keys(en.problems.limited)).toEqual(
    expect.arrayContaining(['short', 'day', 'person', 'tryAt']),
  )
  for (const capability of capabilities)
    expect(Object.keys(en[capability].earlier).sort()).toEqual(['done', 'not-done', 'open'])
  expect(Object.keys(en.evidence.ways).sort()).toEqual([...waysToBeSure].sort())
})
