import { createElement, type ComponentProps } from 'react'
import { renderToString } from 'react-dom/server'
import { SWRConfig, type Cache } from 'swr'
import { unstable_serialize } from 'swr/infinite'
import { describe, expect, test } from 'vitest'
import { PeopleList } from '@/app/locations/[locationId]/people-list'
import { getWords } from '@/app/locations/[locationId]/words'
import { alikeAmong } from '@/lib/alike'

type Props = ComponentProps<typeof PeopleList>

const here = '/locations/x'
const row = (name: string, mark?: string) => ({
  id: name,
  name,
  initials: '',
  signInName: `${name}@contoso.example`,
  detail: '',
  marks: mark ? [{ tone: 'danger' as const, text: mark }] : [],
  photo: '',
})

/** What the browser keeps of a list that was read at 1, of which a second page was loaded. */
function keptOf(...pages: { rows: ReturnType<typeof row>[]; next: string | null }[]): Cache {
  const cache: Cache = new Map()
  const key = unstable_serialize(() => [here, 1])
  cache.set(key, { data: pages, _l: pages.length } as object)
  return cache
}

async function drawn(cache: Cache, first: Props['first']): Promise<string> {
  const people = { location: { name: 'Pike Street' }, count: 2, rows: first.rows } as Parameters<
    typeof getWords
  >[0]
  const words = await getWords(people)
  const list = createElement(PeopleList, { here, which: { attention: false, page: null }, first, words })
  const html = renderToString(createElement(SWRConfig, { value: { provider: () => cache } }, list))
  return html.replaceAll(/<!-- -->/g, '')
}

const kept = () => keptOf({ rows: [row('Amara')], next: '2' }, { rows: [row('Zoe')], next: null })
const firstRead = { count: 2, ordered: true, next: '2' }

test('on coming back to the list, what the server says by then is what is shown', async () => {
  const html = await drawn(kept(), { ...firstRead, readAt: 2, rows: [row('Amara', 'Blocked')] })
  expect(html).toContain('Blocked')
  expect(html).not.toContain('Zoe')
})

test('on going back to the very page one left, what was loaded is still there', async () => {
  const html = await drawn(kept(), { ...firstRead, readAt: 1, rows: [row('Amara')] })
  expect(html).toContain('Zoe')
})

describe('people who could be taken for each other', () => {
  test('are told when one of them came with a later page', async () => {
    const first = { ...firstRead, readAt: 1, rows: [row('Sofía')] }
    const cache = keptOf({ rows: [row('Sofía')], next: '2' }, { rows: [row('sofi\u0301a')], next: null })
    expect(await drawn(cache, first)).toContain('2 people have the name Sofía. Check the sign-in name.')
    expect(await drawn(new Map(), first)).not.toContain('people have the name')
  })

  test('are told when they are all on the first page', async () => {
    const rows = [row('Sofía'), row('Amara'), row('sofi\u0301a')]
    const html = await drawn(new Map(), { ...firstRead, readAt: 1, rows })
    expect(html).toContain('2 people have the name Sofía. Check the sign-in name.')
  })

  test.each([
    ['Anna Lee', 'anna\u00a0lee\u200b', 2],
    ['ﾒｸﾞﾐ', 'メグミ', 2],
    ['मीना', 'मोना', undefined],
    ['Sofía', 'Sofia', undefined],
  ])('%s and %s', (one, other, count) => {
    expect(alikeAmong([row(one), row(other)])?.count).toBe(count)
  })
})
