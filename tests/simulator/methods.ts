// How people prove who they are: what is stored of it.
// https://learn.microsoft.com/graph/api/resources/authenticationmethods-overview
import { isObject } from './graph-body.ts'
import type { Row } from './odata/filter.ts'

type Stored<Type extends string, Properties = Row> = {
  '@odata.type': `#microsoft.graph.${Type}`
  id: string
  createdDateTime: string | null
} & Properties

export type PhoneType = 'mobile' | 'alternateMobile' | 'office'

export type PhoneMethod = Stored<
  'phoneAuthenticationMethod',
  {
    phoneNumber: string
    phoneType: PhoneType
    /** whether it is a sign-in name too; `taken`: it should be, but is somebody else's */
    smsSignIn: 'on' | 'off' | 'taken'
  }
>

export type EmailMethod = Stored<'emailAuthenticationMethod', { emailAddress: string }>

export type PassMethod = Stored<
  'temporaryAccessPassAuthenticationMethod',
  {
    temporaryAccessPass: string
    startDateTime: string
    lifetimeInMinutes: number
    isUsableOnce: boolean
    isUsed: boolean
  }
>

export type QrCode = {
  id: string
  startDateTime: string
  expireDateTime: string
  createdDateTime: string
  lastUsedDateTime: string
}

export type QrPin = {
  id: string
  code: string
  forceChangePinNextSignIn: boolean
  createdDateTime: string
  updatedDateTime: string
}

export type QrMethod = Stored<
  'qrCodePinAuthenticationMethod',
  { standardQRCode: QrCode | null; temporaryQRCode: QrCode | null; pin: QrPin }
>

export type PasswordMethod = Stored<'passwordAuthenticationMethod', { password: null }>

/** Those that are shown as they are stored. */
export type PlainMethod = Stored<
  | 'microsoftAuthenticatorAuthenticationMethod'
  | 'fido2AuthenticationMethod'
  | 'softwareOathAuthenticationMethod'
  | 'hardwareOathAuthenticationMethod'
  | 'windowsHelloForBusinessAuthenticationMethod'
  | 'platformCredentialAuthenticationMethod'
  | 'externalAuthenticationMethod'
>

export type Method = PasswordMethod | PhoneMethod | EmailMethod | PassMethod | QrMethod | PlainMethod

/** The second step that is asked for unless the person says otherwise. */
export type Preferred = 'push' | 'oath' | 'voiceMobile' | 'voiceAlternateMobile' | 'voiceOffice' | 'sms'

export const preferences: readonly Preferred[] = [
  'push',
  'oath',
  'voiceMobile',
  'voiceAlternateMobile',
  'voiceOffice',
  'sms',
]

/** These ids are the same for everybody. https://learn.microsoft.com/graph/api/resources/phoneauthenticationmethod */
export const passwordMethodId = '28c10230-6103-485e-b985-444c60001490'
export const emailMethodId = '3ddfcfc8-9383-446f-83cc-3ab9be4be18f'
export const phoneIds: Record<PhoneType, string> = {
  mobile: '3179e48a-750b-4051-897c-87b9720928f7',
  alternateMobile: 'b6332ec1-7057-4abe-9331-3d72feddfe41',
  office: 'e37fc753-ff3b-4958-9484-eaa9425c82bc',
}

export const neverUsed = '0001-01-01T00:00:00Z'

export function isPhoneType(value: unknown): value is PhoneType {
  return value === 'mobile' || value === 'alternateMobile' || value === 'office'
}

export function isPhone(method: Method): method is PhoneMethod {
  return method['@odata.type'] === '#microsoft.graph.phoneAuthenticationMethod'
}

export function isEmail(method: Method): method is EmailMethod {
  return method['@odata.type'] === '#microsoft.graph.emailAuthenticationMethod'
}

export function isPass(method: Method): method is PassMethod {
  return method['@odata.type'] === '#microsoft.graph.temporaryAccessPassAuthenticationMethod'
}

export function isQr(method: Method): method is QrMethod {
  return method['@odata.type'] === '#microsoft.graph.qrCodePinAuthenticationMethod'
}

export function isPreferred(value: unknown): value is Preferred {
  return preferences.some((one) => one === value)
}

/** What every method of a type needs besides type and id, and what may be missing from all others. */
const needed = new Map<string, string[]>([
  ['#microsoft.graph.phoneAuthenticationMethod', ['phoneNumber', 'phoneType', 'smsSignIn']],
  ['#microsoft.graph.emailAuthenticationMethod', ['emailAddress']],
  [
    '#microsoft.graph.temporaryAccessPassAuthenticationMethod',
    ['temporaryAccessPass', 'startDateTime', 'lifetimeInMinutes', 'isUsableOnce', 'isUsed'],
  ],
  ['#microsoft.graph.qrCodePinAuthenticationMethod', ['standardQRCode', 'temporaryQRCode', 'pin']],
])

/** As the controls show them. Whoever writes there is trusted to write what fits. */
export function isMethodList(value: unknown): value is Method[] {
  return Array.isArray(value) && value.every(isMethod)
}

function isMethod(value: unknown): boolean {
  if (!isObject(value) || typeof value.id !== 'string') return false
  const type = value['@odata.type']
  if (typeof type !== 'string' || !/^#microsoft\.graph\.\w+Method$/.test(type)) return false
  return [...(needed.get(type) ?? []), 'createdDateTime'].every((name) => name in value)
}

/** The methods that can be the second step of a sign-in, and which preference each one serves. */
function servesAs(method: Method): readonly Preferred[] {
  switch (method['@odata.type']) {
    case '#microsoft.graph.microsoftAuthenticatorAuthenticationMethod':
      return ['push', 'oath']
    case '#microsoft.graph.softwareOathAuthenticationMethod':
    case '#microsoft.graph.hardwareOathAuthenticationMethod':
      return ['oath']
    case '#microsoft.graph.phoneAuthenticationMethod':
      if (method.phoneType === 'mobile') return ['sms', 'voiceMobile']
      return [method.phoneType === 'office' ? 'voiceOffice' : 'voiceAlternateMobile']
    default:
      return []
  }
}

export function isServedBy(preferred: Preferred | null, methods: readonly Method[]): boolean {
  return preferred !== null && methods.some((method) => servesAs(method).includes(preferred))
}

/** A method that is the default, while others could be: it must be the last to go. */
export function isGuardedDefault(
  preferred: Preferred | null,
  methods: readonly Method[],
  gone: Method,
): boolean {
  const left = methods.filter((method) => method !== gone)
  return (
    isServedBy(preferred, methods) &&
    !isServedBy(preferred, left) &&
    left.some((method) => servesAs(method).length > 0)
  )
}
