/** The numbers a person can have, at most one of each type, with their fixed ids. learn.microsoft.com/graph/api/resources/phoneauthenticationmethod */
export const phoneIds = {
  mobile: '3179e48a-750b-4051-897c-87b9720928f7',
  alternateMobile: 'b6332ec1-7057-4abe-9331-3d72feddfe41',
  office: 'e37fc753-ff3b-4958-9484-eaa9425c82bc',
} as const

export type PhoneType = keyof typeof phoneIds

export const phoneTypes = ['mobile', 'alternateMobile', 'office'] as const satisfies readonly PhoneType[]

/** What Graph says of a number as a way to sign in; `untold` for whatever it may say one day. */
export const smsStates = [
  'ready',
  'notEnabled',
  'notConfigured',
  'notAllowedByPolicy',
  'phoneNumberNotUnique',
  'notSupported',
  'untold',
] as const
export type SmsState = (typeof smsStates)[number]

export type Phone = {
  type: PhoneType
  /** As Graph shows it to this manager: whole, or masked in whichever way. */
  number: string
  sms: SmsState
  /** Tells this number, as it was read, from any other: a form carries it back. */
  mark: string
  /** What was done a moment ago and is not to be read yet. */
  applying: 'saved' | 'removed' | 'sms' | null
}

export function phoneOf(phones: readonly Phone[] | null, type: PhoneType): Phone | undefined {
  return phones?.find((phone) => phone.type === type)
}

export function isPhoneType(text: string): text is PhoneType {
  return Object.hasOwn(phoneIds, text)
}

/** What goes with a number: Graph removes a mobile number only after the alternate one. */
export function goesWith(phones: readonly Phone[] | null, type: PhoneType): PhoneType[] {
  return type === 'mobile' && phoneOf(phones, 'alternateMobile') ? ['alternateMobile', 'mobile'] : [type]
}
