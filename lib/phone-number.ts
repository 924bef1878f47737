import {
  AsYouType,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
  type CountryCode,
  type NumberType,
} from 'libphonenumber-js/max'
import type { PhoneType } from './graph/phone-types'
import { readTyped } from './phone-match'
import { plainDigits } from './plain-digits'

/** What is wrong with a typed number: each has a sentence in `phone.invalid`. */
export type NumberFault =
  | 'needed'
  | 'characters'
  | 'country'
  | 'too-short'
  | 'too-long'
  | 'no-such-number'
  | 'extension'
  | 'landline'
  | 'premium'
  | 'no-messages'

/** A number as people write it (`+1 206 555 0142`), or the text as it is when it is no full number. */
export function formatPhoneNumber(text: string): string {
  return parsePhoneNumberFromString(text)?.formatInternational() ?? text
}

/**
 * How directories may write the number that begins like this, the likeliest first: as typed, with the country code, which a
 * number without one takes from the region, and as at home. Never more than `mostSpellings`.
 */
export function phoneSpellings(text: string, region: string | undefined): string[] {
  const typed = readTyped(text)
  if (!typed) return []
  const { code: own, digits, national } = typed
  const code = own ?? (region && isSupportedCountry(region) ? getCountryCallingCode(region) : null)
  const grouped = new AsYouType()
  const asGrouped = code && grouped.input(`+${code}${national}`)
  const number = grouped.getNumber()
  const atHome = number?.isPossible() ? number.formatNational() : ''
  const spellings = [
    code && `+${code}${national}`,
    code && `+${code} ${national}`,
    // Italian numbers keep their zero behind the country code.
    own ? `+${digits.replace(/^00/, '')}` : digits,
    asGrouped,
    /^[\x20-\x7e]+$/.test(text) && text,
    atHome.replaceAll(/\D/g, ''),
    atHome,
    !own && !digits.startsWith('0') && `+${digits}`,
  ]
  return [...new Set(spellings.flatMap((one) => one || []))].slice(0, mostSpellings)
}

const mostSpellings = 6

/** Every country with its calling code. */
export function callingCodes(): { country: string; code: string }[] {
  return getCountries().map((country) => ({ country, code: getCountryCallingCode(country) }))
}

export function isCountry(text: string): text is CountryCode {
  return isSupportedCountry(text)
}

/**
 * The number as Graph takes it: `+{calling code} {number}`, one space, and `x{extension}` for an office. Typed as at
 * home or with a plus. learn.microsoft.com/graph/api/authentication-post-phonemethods
 */
export function readPhoneNumber(
  typed: string,
  country: string,
  type: PhoneType,
): { number: string } | { fault: NumberFault } {
  const text = plainDigits(typed)
  if (text === '') return { fault: 'needed' }
  const [, main = '', extension] = withExtension.exec(text) ?? [undefined, text]
  if (!/^\(?\+?[\d\s()./-]+$/.test(main)) return { fault: 'characters' }
  const digits = main.replace(/\D/g, '').length
  if (digits > 20) return { fault: 'too-long' }
  if (digits < 3) return { fault: 'too-short' }
  const isWhole = /^\(?\+/.test(main)
  if (!isWhole && !isCountry(country)) return { fault: 'country' }
  const home = isCountry(country) ? country : undefined

  const length = validatePhoneNumberLength(main, home)
  if (length === 'TOO_SHORT') return { fault: 'too-short' }
  if (length === 'TOO_LONG') return { fault: 'too-long' }
  const read = parsePhoneNumberFromString(main, home)
  if (!read?.isValid()) return { fault: 'no-such-number' }
  const unfit = unfitFor(type, read.getType(), extension)
  if (unfit) return { fault: unfit }
  const number = `+${read.countryCallingCode} ${read.nationalNumber}${extension ? `x${extension}` : ''}`
  return graphFormat.test(number) ? { number } : { fault: 'no-such-number' }
}

const graphFormat = /^\+[1-9]\d{0,3} \d{4,14}(x\d{1,8})?$/
const withExtension = /^([^a-z#]+?)\s*(?:ext(?:ension)?\.?|x|#)\s*(\d{1,8})$/i

/** Without text messages a mobile number does not do what it is asked for; nobody should be made to pay for a call. */
function unfitFor(type: PhoneType, kind: NumberType, extension?: string): NumberFault | null {
  if (kind === 'PREMIUM_RATE') return 'premium'
  if (type === 'office') return null
  if (extension) return 'extension'
  if (type === 'alternateMobile') return null
  if (kind === 'FIXED_LINE') return 'landline'
  return kind && deaf.includes(kind) ? 'no-messages' : null
}

const deaf: NumberType[] = ['TOLL_FREE', 'SHARED_COST', 'PAGER', 'UAN', 'VOICEMAIL']

/** What was typed so far, grouped as in its country; whatever is more than a number stays as it is. */
export function formatAsTyped(typed: string, country: string): string {
  if (!/^\+?[\d\s()-]*$/.test(typed)) return typed
  return new AsYouType(isCountry(country) ? country : undefined).input(typed)
}
