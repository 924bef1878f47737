import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** A number as people write it (`+1 206 555 0142`), or the text as it is when it is no full number. */
export function formatPhoneNumber(text: string): string {
  return parsePhoneNumberFromString(text)?.formatInternational() ?? text
}
