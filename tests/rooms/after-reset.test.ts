import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { SignOutToo, UnblockToo } from '@/app/staff/[staffId]/reset-password/after-reset'
import type { After } from '@/app/staff/[staffId]/reset-password/go-on'
import { getWords } from '@/app/staff/[staffId]/reset-password/words'

const forms = { signOut: 's', unblock: 'u', evidence: '', reason: '' }
const person = { id: '42', name: 'Amara Okafor', givenName: 'Amara', surname: 'Okafor', signInName: 'a@b.c' }

/** As the server draws it, and as it is until JavaScript has arrived. */
async function drawn(After: typeof SignOutToo, after: Pick<After, 'signOut' | 'unblock'>) {
  const { after: words } = await getWords(person, null, null)
  return renderToStaticMarkup(createElement(After, { staffId: person.id, after: { ...after, forms }, words }))
}

test.each([
  ['signing out', SignOutToo, 'sign-out'],
  ['unblocking', UnblockToo, 'block'],
] as const)(
  'until JavaScript runs, %s opens a window of its own: the password stays',
  async (_what, After, room) => {
    const html = await drawn(After, {
      signOut: { state: 'offered', sentence: null },
      unblock: { whoCan: null },
    })
    expect(html).not.toContain('<form')
    expect(html).toMatch(new RegExp(`<a[^>]*href="/staff/42/${room}"[^>]*`))
    expect(html).toContain('target="_blank"')
  },
)

test('of a lost answer nobody is told that it did not work', async () => {
  const html = await drawn(SignOutToo, {
    signOut: { state: 'unknown', sentence: 'Nobody knows.' },
    unblock: null,
  })
  expect(html).toContain('Nobody knows.')
  expect(html).not.toContain('did not work')
})

test('of a blocked person it is told who can unblock', async () => {
  const html = await drawn(UnblockToo, { signOut: null, unblock: { whoCan: 'Ask IT.' } })
  expect(html).toMatch(/account is blocked.*Ask IT\./)
})
