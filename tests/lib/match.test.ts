import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fit, fold, phoneDigits, pieces, wordsOf, type Findable } from '@/lib/match'

function person(name: string, more: Partial<Findable> = {}): Findable {
  return { name, signInName: 'x@contoso.example', employeeId: null, phones: [], ...more }
}

/** The name with what is marked in brackets. */
function marked(name: string, text: string): string {
  return pieces(name, text)
    .map((piece) => (piece.found ? `[${piece.text}]` : piece.text))
    .join('')
}

describe('whom a text fits', () => {
  test.each([
    ['sofia', 'Sofía Hernández'],
    ['SOFI', 'Mustafa Sofić'],
    ['hernandez sofia', 'Sofía Hernández'],
    ['ernan', 'Sofía Hernández'],
    ['akesson', 'Bjarne Åkesson'],
    ['sorensen', 'Ingrid Sørensen'],
    ['strasse', 'Otto Straße'],
    ['lodz', 'Ewa Łódź'],
    ['山田', '山田太郎'],
    ['محمد', 'مُحَمَّد علي'],
    ['ｍｅｇａｎ', 'Megan Bowen'],
    ["o'br", 'Pat O’Brien-Smith'.replace('’', "'")],
  ])('%s finds %s', (text, name) => {
    expect(fit(person(name), text)).not.toBeNull()
  })

  test('somebody else’s name does not', () => {
    expect(fit(person('Megan Bowen'), 'sofia')).toBeNull()
  })

  test.each([
    ['amara.o', { signInName: 'amara.okafor@contoso.example' }],
    ['E1234', { employeeId: 'E123456' }],
    ['0142', { phones: ['+1 (206) 555-0142'] }],
    ['+49 151', { phones: ['+49 1512 3456789'] }],
    ['0151 23', { phones: ['+49 1512 3456789'] }],
  ])('%s finds by a number or sign-in name', (text, more) => {
    expect(fit(person('Amara Okafor', more), text)).not.toBeNull()
  })

  test('the whole of a name comes before a word of it, and a name before a sign-in name', () => {
    const best = (name: string, signInName = 'x@contoso.example') => fit(person(name, { signInName }), 'ann')
    const order = [best('Ann Lee'), best('Lee Ann'), best('Joanna Lee'), best('Lee', 'ann@contoso.example')]
    expect(order).toEqual(order.toSorted((a, b) => Number(a) - Number(b)))
    expect(new Set(order).size).toBe(4)
  })
})

test.each([
  ['Sofía Hernández', 'sofi', '[Sofí]a Hernández'],
  ['Mustafa Sofić', 'sofi', 'Mustafa [Sofi]ć'],
  ['Otto Straße', 'strass', 'Otto [Straß]e'],
  ['Ingrid Sørensen', 'ingrid sør', '[Ingrid] [Sør]ensen'],
  ['Megan Bowen', 'zz', 'Megan Bowen'],
  ['Sofi\u0301a', 'sofi', '[Sofi\u0301]a'],
])('in %s what was typed is marked: %s', (name, text, wanted) => {
  expect(marked(name, text)).toBe(wanted)
})

test('whatever is typed and whatever anybody is called, nothing of the name is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, text) => {
      expect(
        pieces(name, text)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(name)
      fit(person(name), text)
    }),
  )
})

test('a text is a phone number only when nothing else is in it', () => {
  expect(phoneDigits('+1 (206) 555')).toBe('1206555')
  expect(phoneDigits('0151')).toBe('151')
  expect(phoneDigits('12')).toBeNull()
  expect(phoneDigits('E123456')).toBeNull()
})

test('Graph gets words of letters and digits, whatever stands between them', () => {
  expect(wordsOf(`O"Brien\\ & "displayName:x" OR`)).toEqual(['O', 'Brien', 'displayName', 'x', 'OR'])
  expect(fold('ÅØß')).toBe('aoss')
})
