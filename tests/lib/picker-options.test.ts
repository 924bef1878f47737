import { expect, test } from 'vitest'
import { meant } from '@/components/picker-options'

const countries = [
  { value: 'CA', label: 'Canada', code: '+1' },
  { value: 'CI', label: 'Côte d’Ivoire', code: '+225' },
  { value: 'DE', label: 'Germany', code: '+49' },
  { value: 'NE', label: 'Niger', code: '+227' },
  { value: 'NG', label: 'Nigeria', code: '+234' },
  { value: 'US', label: 'United States', code: '+1' },
]

test.each([
  ['Germany', 'DE'],
  ['germ', 'DE'],
  ['de', 'DE'],
  ['+49', 'DE'],
  ['49', 'DE'],
  ['cote d’ivoire', 'CI'],
  ['Niger', 'NE'],
  ['nig', undefined],
  ['+1', undefined],
  ['Atlantis', undefined],
  ['  ', undefined],
])('%j means %s', (typed, country) => {
  expect(meant(countries, typed)?.value).toBe(country)
})
