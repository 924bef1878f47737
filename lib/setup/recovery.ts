/** In the words of the report: learn.microsoft.com/graph/api/resources/userregistrationdetails */
const byPhone = ['mobilePhone', 'alternateMobilePhone', 'officePhone']

/** What ends with Microsoft's own text messages and calls. */
export function isByPhone(method: string): boolean {
  return byPhone.includes(method)
}

/** What self-service reset takes as a proof; two numbers are one proof. A passkey or a security question is none for an administrator. */
const proofs = [
  ['mobilePhone', 'alternateMobilePhone', 'officePhone'],
  ['email'],
  ['microsoftAuthenticatorPush', 'microsoftAuthenticatorPasswordless'],
  ['softwareOneTimePasscode'],
  ['hardwareOneTimePasscode'],
]

/** How many different proofs somebody could show. */
export function proofsIn(methods: string[]): number {
  return proofs.filter((kind) => kind.some((one) => methods.includes(one))).length
}
