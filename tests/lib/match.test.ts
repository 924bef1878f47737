import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { searchText } from '@/app/staff/schema'
import { fit, fold, wordsOf, type Findable } from '@/lib/match'
import { readTyped } from '@/lib/phone-match'
import { pieces } from '@/lib/pieces'

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
    ['O’Brien', "Sean O'Brien"],
    ["O'Brien", 'Sean O’Brien'],
    ['obrien', "Sean O'Brien"],
    ["sean o'b", 'Sean O’Brien'],
    ['Okafor, A', 'Amara Okafor'],
    ['Okafor,Amara', 'Amara Okafor'],
    ['anna-maria', 'Anna Maria Silva'],
    ['annamaria', 'Anna-Maria Silva'],
    ['luc-p', 'Jean-Luc Picard'],
    ['anne-m', 'Anne\u2011Marie'],
    ['müller', 'Mül\u00ADler'],
    ['mueller', 'Jürgen Müller'],
    ['muller', 'Jürgen Müller'],
    ['müller', 'Jürgen Mueller'],
    ['juergen muller', 'Jürgen Müller'],
    ['aarhus', 'Åse Århus'],
    ['मीना', 'मीना शर्मा'],
    ['김', '김민준'],
  ])('%s finds %s', (text, name) => {
    expect(fit(person(name), text)).not.toBeNull()
  })

  test('somebody else’s name does not', () => {
    expect(fit(person('Megan Bowen'), 'sofia')).toBeNull()
  })

  test.each([
    ['मोना', 'मीना'],
    ['रामू', 'रमा'],
    ['นา', 'นี'],
  ])('%s is another name than %s: there marks are vowels', (text, name) => {
    expect(fit(person(name), text)).toBeNull()
  })

  test.each([
    ['amara.o', { signInName: 'amara.okafor@contoso.example' }],
    ['E1234', { employeeId: 'E123456' }],
    ['10042', { employeeId: 'E-10042' }],
    ['e10042', { employeeId: 'E-10042' }],
    ['0142', { phones: ['+1 (206) 555-0142'] }],
    ['0042', { phones: ['+12065550042'] }],
    ['042', { phones: ['+12065550042'] }],
    ['0007', { phones: ['+12065550007'] }],
    ['+49 151', { phones: ['+49 1512 3456789'] }],
    ['0151 23', { phones: ['+49 1512 3456789'] }],
    ['0049 1512 3', { phones: ['+49 1512 3456789'] }],
    ['+49 (0)170 1234567', { phones: ['+491701234567'] }],
    ['+49 170 1234567', { phones: ['+49 (0)170 1234567'] }],
    ['(+49) 170 1234567', { phones: ['+491701234567'] }],
    ['+49 170 1234567', { phones: ['0170 1234567'] }],
    ['２０６５５５０１４２', { phones: ['+12065550142'] }],
    ['٢٠٦٥٥٥٠١٤٢', { phones: ['+12065550142'] }],
    ['206–555–0142', { phones: ['+12065550142'] }],
    ['206\u2011555\u20110142', { phones: ['+12065550142'] }],
    ['tel:+12065550142', { phones: ['+12065550142'] }],
  ])('%s finds by a number or sign-in name', (text, more) => {
    expect(fit(person('Amara Okafor', more), searchText.parse(text))).not.toBeNull()
  })

  test('a number of another country is not found by its end', () => {
    expect(fit(person('Amara Okafor', { phones: ['+44 170 1234567'] }), '+49 170 1234567')).toBeNull()
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
  ['Sean O’Brien', 'obr', 'Sean [O]’[Br]ien'],
  ['Anna Maria', 'anna-m', '[Anna] [M]aria'],
  ['Jürgen Müller', 'muel', 'Jürgen [Mül]ler'],
  ['Jürgen Mueller', 'mül', 'Jürgen [Muel]ler'],
  ['मीना', 'मी', '[मी]ना'],
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
  expect(readTyped('+1 (206) 555')).toEqual({ digits: '1206555', code: '1', national: '206555' })
  expect(readTyped('0151')).toEqual({ digits: '0151', code: null, national: '151' })
  expect(readTyped('12')).toBeNull()
  expect(readTyped('E123456')).toBeNull()
})

test.each(['ﾞ', 'ﾟ', '\u3164', '\u115F', '\u17B4', '★'])('%j has nothing in it to search for', (text) => {
  expect(searchText.safeParse(text).error?.issues[0]?.message).toBe('letters')
  expect(fit(person('Amara Okafor'), text)).toBeNull()
})

test('Graph gets words of letters and digits, whatever stands between them', () => {
  expect(wordsOf(`O"Brien\\ & "displayName:x" OR`)).toEqual(['O', 'Brien', 'displayName', 'x', 'OR'])
  expect(fold('ÅØß')).toBe('aoss')
})
