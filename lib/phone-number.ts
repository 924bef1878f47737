import {
  AsYouType,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min'

/** A number as people write it (`+1 206 555 0142`), or the text as it is when it is no full number. */
export function formatPhoneNumber(text: string): string {
  return parsePhoneNumberFromString(text)?.formatInternational() ?? text
}

/**
 * How directories may write the number that begins like this: as typed, and with the country code, which a number without
 * one takes from the region.
 */
export function phoneSpellings(text: string, region: string | undefined): string[] {
  const digits = text.replaceAll(/\D/g, '')
  const typed = new AsYouType()
  typed.input(text)
  const code = typed.getCallingCode()
  if (code) return [...new Set([text, `+${digits}`, `+${code} ${digits.slice(code.length)}`])]
  // The zero in front belongs to calls within the country.
  const national = digits.replace(/^0+/, '')
  const own = region && isSupportedCountry(region) ? getCountryCallingCode(region) : null
  const withCode = own ? [`+${own}${national}`, `+${own} ${national}`] : []
  return [...new Set([text, digits, `+${digits}`, ...withCode])]
}
