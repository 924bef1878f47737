import { expect, test } from 'vitest'
import { brokenRules, nameInside, suggestionBits, suggestPassword } from '@/lib/password'

const ingrid = {
  name: 'Ingrid Sørensen',
  givenName: 'Ingrid',
  surname: 'Sørensen',
  signInName: 'ingrid.s@contoso.example',
}

test.each([
  ['Harbour-47', []],
  ['Short-1', ['length']],
  ['harbourlights', ['kinds']],
  ['Härbour-47', ['characters']],
  ['INGRID-coffee-26', ['name']],
  ['x'.repeat(257), ['length', 'kinds']],
])('%s breaks %j', (password, broken) => {
  expect(brokenRules(password, ingrid)).toEqual(broken)
})

test('the part of the name that is inside is told', () => {
  expect(nameInside('my-IngRid-26', ingrid)).toBe('ingrid')
})

test('a suggestion promises at least 50 bits and breaks no rule', () => {
  expect(suggestionBits).toBeGreaterThanOrEqual(50)
  const drawn = Array.from({ length: 2_000 }, () => suggestPassword(ingrid))
  expect(drawn.filter((each) => brokenRules(each, ingrid).length > 0)).toEqual([])
  expect(new Set(drawn).size).toBe(2_000)
  for (const each of drawn) expect(each).toMatch(/^[A-Z][a-z]{4}-[a-z]{5}-[3479]{2}-[A-Z][a-z]{4}$/)
})
