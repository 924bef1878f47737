import { expect, test } from 'vitest'
import { brokenRules, nameInside } from '@/lib/password'
import { weigh } from '@/lib/password-strength'

const ingrid = {
  name: 'Ingrid Sørensen',
  givenName: 'Ingrid',
  surname: 'Sørensen',
  signInName: 'ingrid.s@contoso.example',
}

test.each([
  ['Harbour-Lights-47', []],
  ['Wq4-rt9', ['length', 'guessable']],
  ['velvetotherwise', ['kinds']],
  ['Härbour-Lights-47', ['characters']],
  ['INGRID-coffee-26', ['name']],
  [' Harbour  Lights 47 ', []],
])('%s breaks %j', (password, broken) => {
  expect(brokenRules(password, ingrid, weigh)).toEqual(broken)
})

test.each([
  'Password1',
  'P@$$w0rd',
  'P@ssw0rd-2026',
  '!drowssaP1',
  'Summer2026!',
  'Welc0me-26',
  'Qwerty-1234',
  'Admin-2026!',
  'Password-2026-x',
  'Hello-World-1',
  'Passw0rd Passw0rd',
  'Pass-word-1',
  'Summer-Winter-1',
  'contoso-Password1',
])('%s is well known, whatever it is dressed in', (password) => {
  expect(brokenRules(password, ingrid, weigh)).toContain('common')
})

test.each(['Aaaaaaaa-1', 'Abcdefgh-1', 'Ingrids-12', 'Qaywsx-Qaywsx-1'])(
  '%s is easy to guess',
  (password) => {
    expect(brokenRules(password, ingrid, weigh)).toContain('guessable')
  },
)

function called(name: string, signInName: string) {
  const [givenName = '', surname = ''] = name.split(' ')
  return { name, givenName, surname, signInName: `${signInName}@contoso.example` }
}

test.each([
  ['Jose-Zk47qPr', called('José Gómez', 'e100234')],
  ['Gomez-Zk47qPr', called('José Gómez', 'e100234')],
  ['Sorensen-Zk47qP', called('Ingrid Sørensen', 'e100234')],
  ['Weiss-Zk47qPr', called('Ida Weiß', 'e100234')],
  ['li.wu-Zk47qPr', called('Li Wu', 'li.wu')],
  ['J.D-2027-kqzp', called('Jo Do', 'j.d')],
  ['W1lb3r-Zk47qP-7!', called('Alex Wilber', 'e100234')],
  ['@1ex-Zk47qP-7', called('Alex Wilber', 'e100234')],
])('%s has the name inside, however it is written', (password, names) => {
  expect(brokenRules(password, names, weigh)).toContain('name')
})

test.each(['Harbour-Lights-47', 'Quiet-Harbour-58', 'Otter-Marble-Canoe-4739'])(
  '%s is made of known words, and long enough for that',
  (password) => expect(brokenRules(password, ingrid, weigh)).toEqual([]),
)

test('the part of the name that is inside is told', () => {
  expect(nameInside('my-IngRid-26', ingrid)).toBe('ingrid')
})

test('what is far too long is refused in no time', () => {
  const started = performance.now()
  expect(brokenRules(`Aa1${'@4$5'.repeat(2_500)}`, ingrid, weigh)).toContain('length')
  expect(performance.now() - started).toBeLessThan(1_000)
})
