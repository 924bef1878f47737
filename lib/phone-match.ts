import { plainDigits } from './plain-digits'

/** A number as it was typed or stored: its country code where it has one, and the rest without the zero of calls at home. */
type Read = { digits: string; code: string | null; national: string }

/** Country codes are one, two or three digits long, and no one begins another. ITU-T E.164 */
const countryCode = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/

/** With a plus, or with the zeros that stand for it: fewer digits behind those are the last ones of a number. */
const abroad = /^[\s(]*(?:\+|00(?=(?:\D*\d){5}))/

function read(text: string): Read {
  const isWhole = abroad.test(text)
  // `+49 (0)170`: the zero is for those who call from within the country.
  const digits = (isWhole ? text.replace(/\(\s*0\s*\)/, '') : text).replaceAll(/\D/g, '')
  const whole = isWhole ? digits.replace(/^00/, '') : digits
  const code = isWhole ? (countryCode.exec(whole)?.[0] ?? null) : null
  return { digits, code, national: whole.slice(code?.length ?? 0).replace(/^0+/, '') }
}

/** What somebody typed as a phone number or a part of one, in any script; null for a text that is none. */
export function readTyped(text: string): Read | null {
  const plain = plainDigits(text.normalize('NFKC')).replace(/^tel:\s*/i, '')
  if (!/^[\s+(]*[\d\s().\-/]+$/.test(plain)) return null
  const typed = read(plain)
  return typed.digits.length >= fewest ? typed : null
}

/** Of fewer digits nobody knows whose they are. */
const fewest = 3

/** Whether the number that the directory has, in whatever spelling, is or holds the one that was typed. */
export function isPhoneOf(stored: string, typed: Read): boolean {
  const known = read(plainDigits(stored))
  if (known.digits.includes(typed.digits)) return true
  if (typed.national.length < fewest) return false
  if (typed.code === null) return known.digits.includes(typed.national)
  return (known.code ?? typed.code) === typed.code && known.national.startsWith(typed.national)
}
