import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { TypedPassword } from '@/app/staff/[staffId]/reset-password/typed-password'
import { getWords } from '@/app/staff/[staffId]/reset-password/words'

test('a password that is too long is not cut silently: it is what was pasted, and the rule says so', async () => {
  const names = { name: 'Amara Okafor', givenName: 'Amara', surname: 'Okafor', signInName: 'amara@b.c' }
  const { typed: words } = await getWords(names, 'needed', null)
  const field = { names, isOptional: false, onType: () => {}, language: 'en', first: null, error: undefined }
  const typed = 'Harbour-Lights-47'.repeat(20)
  const html = renderToStaticMarkup(createElement(TypedPassword, { ...field, typed, words }))
  expect(html).toContain(typed)
  expect(html).not.toMatch(/maxlength/i)
  expect(html).toMatch(/Not met: ?<\/span>8 to 256 characters/)
})
