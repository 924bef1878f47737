import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatAsTyped, phoneSpellings, readPhoneNumber } from '@/lib/phone-number'
import examples from './example-numbers.json' with { type: 'json' }

/**
 * From Google's libphonenumber (3.2.47, Apache-2.0), which the app does not use: for every country an example of each
 * kind of number it has, as it is and as one types it at home, and how long numbers there can be.
 */
const kinds = [
  'mobile',
  'fixedLine',
  'premiumRate',
  'tollFree',
  'sharedCost',
  'pager',
  'uan',
  'voicemail',
] as const
type Kind = (typeof kinds)[number]
type Country = { code: string; lengths: number[] } & Partial<Record<Kind, string[]>>
const countries = Object.entries<Country>(examples)

/** Ten thousand and more at night. */
const runs = Number(process.env.PHONES ?? 1_000)

const graphFormat = /^\+[1-9]\d{0,2} \d{4,14}(x\d{1,8})?$/

describe('libphonenumber’s own examples', () => {
  test('every mobile number is taken and sent in Graph’s format, however it is typed', () => {
    let typed = 0
    for (const [country, { code, mobile = [] }] of countries) {
      const [number = '', atHome = ''] = mobile
      for (const text of number ? [atHome, number, `+${code} ${number}`, `+${code}${number}`] : []) {
        const read = readPhoneNumber(text, country, 'mobile')
        expect(read, `${country} ${text}`).toEqual({ number: `+${code} ${number}` })
        typed += 1
      }
    }
    process.stdout.write(`    ${countries.length} countries, ${typed} mobile numbers typed, 0 refused\n`)
    expect(countries.length).toBeGreaterThanOrEqual(240)
  })

  test('every kind of number is told what it is for, and none breaks anything', () => {
    const told: Record<string, number> = {}
    for (const [country, one] of countries)
      for (const kind of kinds)
        for (const type of ['mobile', 'alternateMobile', 'office'] as const) {
          const [number] = one[kind] ?? []
          if (!number) continue
          const read = readPhoneNumber(`+${one.code} ${number}`, country, type)
          if ('number' in read) expect(read.number).toBe(`+${one.code} ${number}`)
          const verdict = `${kind} as ${type}: ${'fault' in read ? read.fault : 'sent'}`
          told[verdict] = (told[verdict] ?? 0) + 1
        }
    process.stdout.write(`    ${JSON.stringify(told, null, 0)}\n`)
    expect(told['premiumRate as office: sent']).toBeUndefined()
    expect(told['mobile as mobile: sent']).toBeGreaterThanOrEqual(240)
  })

  test('no number of a length that the country does not have is sent', () => {
    let refused = 0
    for (const [country, { code, lengths, mobile, fixedLine }] of countries) {
      const [seed = ''] = mobile ?? fixedLine ?? []
      for (let length = 1; length <= 18; length += 1) {
        if (lengths.includes(length)) continue
        const text = `+${code} ${seed.padEnd(18, '5').slice(0, length)}`
        const read = readPhoneNumber(text, country, 'office')
        if ('fault' in read) refused += 1
        // What is dialled first within the country is taken off: then the rest has a right length.
        else expect(lengths, `${country} ${text}`).toContain(read.number.split(' ')[1]?.length)
      }
    }
    process.stdout.write(`    ${refused} wrong lengths refused, 0 sent\n`)
  })
})

describe('what people type', () => {
  test.each([
    ['+49 0171 1234567', 'DE'],
    ['+49 (0)171 1234567', 'US'],
    ['(+49) 171-1234567', 'US'],
    ['0171/1234567', 'DE'],
    ['0049 171 1234567', 'DE'],
    ['０１７１ １２３４５６７', 'DE'],
    ['＋４９ １７１ １２３４５６７', 'US'],
    ['٠١٧١ ١٢٣٤٥٦٧', 'DE'],
    ['۰۱۷۱ ۱۲۳۴۵۶۷', 'DE'],
    ['०१७१ १२३४५६७', 'DE'],
    ['\u200F+49 171 1234567\u200E', 'US'],
    ['\u202E\u2066 0171 1234567 \u2069', 'DE'],
    ['0171–1234567', 'DE'],
    ['  0171.1234567  ', 'DE'],
  ])('%s is taken', (typed, country) => {
    expect(readPhoneNumber(typed, country, 'mobile')).toEqual({ number: '+49 1711234567' })
  })

  test.each([
    ['', 'US', 'mobile', 'needed'],
    ['\u200F', 'US', 'mobile', 'needed'],
    ['call me', 'US', 'mobile', 'characters'],
    ['1-800-FLOWERS', 'US', 'office', 'characters'],
    ['=1+1', 'US', 'mobile', 'characters'],
    ['=HYPERLINK("x")', 'US', 'mobile', 'characters'],
    ["2065550142'; DROP TABLE people", 'US', 'mobile', 'characters'],
    ['2065550142 +1', 'US', 'mobile', 'characters'],
    ['1'.repeat(40), 'US', 'mobile', 'too-long'],
    ['20655', 'US', 'mobile', 'too-short'],
    ['12', 'US', 'mobile', 'too-short'],
    ['2065550142', '', 'mobile', 'country'],
    ['2065550142', 'toString', 'mobile', 'country'],
    ['1115550142', 'US', 'mobile', 'no-such-number'],
    ['+999 2065550142', 'US', 'mobile', 'no-such-number'],
    ['2065550142 x123', 'US', 'mobile', 'extension'],
    ['2065550142 ext. 7', 'US', 'alternateMobile', 'extension'],
    ['030 123456', 'DE', 'mobile', 'landline'],
    ['0900 1234567', 'DE', 'office', 'premium'],
    ['0800 1234567', 'DE', 'mobile', 'no-messages'],
  ] as const)('%s (%s, %s) is refused: %s', (typed, country, type, fault) => {
    expect(readPhoneNumber(typed, country, type)).toEqual({ fault })
  })

  test('an extension goes with the number of an office', () => {
    for (const typed of ['206 555 0100 x142', '2065550100x142', '206-555-0100 ext. 142', '2065550100 #142'])
      expect(readPhoneNumber(typed, 'US', 'office')).toEqual({ number: '+1 2065550100x142' })
    expect(readPhoneNumber('2065550100 x123456789', 'US', 'office')).toEqual({ fault: 'characters' })
  })

  test('is grouped while it is typed, and left alone where it is more than a number', () => {
    expect(formatAsTyped('2065550142', 'US')).toBe('(206) 555-0142')
    expect(formatAsTyped('+491711234567', 'US')).toBe('+49 171 1234567')
    expect(formatAsTyped('2065550100 x1', 'US')).toBe('2065550100 x1')
    expect(formatAsTyped('hello', '')).toBe('hello')
  })
})

test(
  `${runs.toLocaleString('en')} random strings: never an error, and never anything but Graph’s format`,
  { timeout: 600_000 },
  () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: fc.constantFrom(...'+0123456789 ()-./xX#;=٠٩９＋\u200F\u202E'), maxLength: 45 }),
    )
    const country = fc.constantFrom('US', 'DE', 'IT', 'AR', 'SA', '', 'XX', '__proto__')
    let accepted = 0
    fc.assert(
      fc.property(
        text,
        country,
        fc.constantFrom('mobile', 'alternateMobile', 'office'),
        (typed, from, type) => {
          formatAsTyped(typed, from)
          const read = readPhoneNumber(typed, from, type)
          if ('fault' in read) return
          accepted += 1
          expect(read.number).toMatch(graphFormat)
        },
      ),
      { numRuns: runs },
    )
    process.stdout.write(`    ${runs} strings, 0 errors, ${accepted} happened to be numbers\n`)
  },
)

describe('a number that somebody looks for is asked of Graph as directories write it', () => {
  test.each([
    ['0170 1234567', 'DE', ['+491701234567', '+49 1701234567', '01701234567', '+49 170 1234567']],
    ['+49 (0)170 1234567', 'US', ['+491701234567', '+49 170 1234567', '01701234567']],
    ['(+49) 170 1234567', 'US', ['+491701234567', '01701234567']],
    ['206-555-0142', 'US', ['+12065550142', '+1 2065550142', '(206) 555-0142']],
    ['+1 206 555 0142', 'DE', ['+12065550142', '+1 2065550142', '(206) 555-0142']],
    ['0039 06 1234567', 'DE', ['+39061234567']],
    ['٢٠٦٥٥٥٠١٤٢', 'US', ['+12065550142', '2065550142']],
    ['49170123', undefined, ['49170123', '+49170123']],
  ])('%s typed in %s', (text, region, wanted) => {
    expect(phoneSpellings(text, region)).toEqual(expect.arrayContaining(wanted))
  })
})
