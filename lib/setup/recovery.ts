/** In the words of the report: learn.microsoft.com/graph/api/resources/userregistrationdetails */
const byPhone = ['mobilePhone', 'alternateMobilePhone', 'officePhone']

/** What ends with Microsoft's own text messages and calls. */
export function isByPhone(method: string): boolean {
  return byPhone.includes(method)
}

/** What self-service reset of staff takes: learn.microsoft.com/entra/identity/authentication/concept-sspr-howitworks */
const recovers = [
  ...byPhone,
  'email',
  'microsoftAuthenticatorPush',
  'microsoftAuthenticatorPasswordless',
  'softwareOneTimePasscode',
  'hardwareOneTimePasscode',
  'securityQuestion',
]

export const chances = ['nothing', 'phone-only', 'lasting', 'other'] as const
export type Chance = (typeof chances)[number]

/** How somebody would get back in without help, today and after the end of text messages. */
export function chanceOf(methods: string[]): Chance {
  const ways = methods.filter((one) => recovers.includes(one))
  if (ways.some((one) => !isByPhone(one))) return 'lasting'
  if (ways.length > 0) return 'phone-only'
  // A passkey or Windows Hello needs no password, but resets none.
  return methods.length > 0 ? 'other' : 'nothing'
}
