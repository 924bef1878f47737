// What a stored method looks like from outside, to this caller.
import { now } from './clock.ts'
import type { Account } from './directory.ts'
import type { Call } from './graph.ts'
import { isPass, isPhone, isQr } from './methods.ts'
import type { Method, PassMethod, PhoneMethod, QrCode, QrMethod } from './methods.ts'
import type { Row } from './odata/filter.ts'
import { maySeeNumbers } from './reach.ts'
import type { State } from './state.ts'

export function shownMethod(call: Call, account: Account, method: Method): Row {
  if (isPhone(method)) return shownPhone(call, account, method)
  if (isPass(method)) return shownPass(call.state, method)
  if (isQr(method)) return shownQr(method)
  return Object.fromEntries(Object.entries(method).filter(([name]) => name !== '@odata.type'))
}

/** https://learn.microsoft.com/graph/api/authentication-list-phonemethods: masked for the Authentication Administrator. */
function shownPhone(call: Call, account: Account, method: PhoneMethod): Row {
  const isOpen =
    call.state.features.phoneMask === 'off' || maySeeNumbers(call.tenant, call.caller.id, account.user.id)
  return {
    id: method.id,
    createdDateTime: method.createdDateTime,
    phoneNumber: isOpen ? method.phoneNumber : masked(call.state, method.phoneNumber),
    phoneType: method.phoneType,
    smsSignInState: smsSignInState(call.state, account, method),
  }
}

/** What a mask looks like is documented nowhere. */
function masked({ features }: State, phoneNumber: string): string {
  const [country = '', number = ''] = phoneNumber.split(' ')
  const prefix = features.phoneMask === 'countryAndLast2' ? country : '+X'
  return `${prefix} ${'X'.repeat(8)}${number.replace(/x.*$/, '').slice(-2)}`
}

/** https://learn.microsoft.com/graph/api/resources/phoneauthenticationmethod#authenticationmethodsigninstate-values */
export function smsSignInState(state: State, account: Account, method: PhoneMethod): string {
  if (method.phoneType !== 'mobile') return 'notSupported'
  if (!mayUseSmsSignIn(state, account)) return 'notAllowedByPolicy'
  return { on: 'ready', off: 'notEnabled', taken: 'phoneNumberNotUnique' }[method.smsSignIn]
}

/** Not for guests. https://learn.microsoft.com/entra/identity/authentication/howto-authentication-sms-signin */
export function mayUseSmsSignIn({ policy }: State, { user }: Account): boolean {
  return policy.sms && policy.smsSignIn && user.userType === 'Member'
}

/** The secret itself is shown by nothing but the answer to its creation. */
export function shownPass(state: State, method: PassMethod): Row {
  const reason = usabilityOf(state, method)
  return {
    id: method.id,
    temporaryAccessPass: null,
    createdDateTime: method.createdDateTime,
    startDateTime: method.startDateTime,
    lifetimeInMinutes: method.lifetimeInMinutes,
    isUsableOnce: method.isUsableOnce,
    isUsable: reason === 'EnabledByPolicy',
    methodUsabilityReason: reason,
  }
}

/** https://learn.microsoft.com/graph/api/resources/temporaryaccesspassauthenticationmethod */
export function usabilityOf({ tenant, policy }: State, method: PassMethod): string {
  const time = now(tenant)
  const start = Date.parse(method.startDateTime)
  if (time >= start + method.lifetimeInMinutes * 60_000) return 'Expired'
  if (method.isUsableOnce && method.isUsed) return 'OneTimeUsed'
  if (!policy.temporaryAccessPass || (policy.passUsableOnce && !method.isUsableOnce))
    return 'DisabledByPolicy'
  return time < start ? 'NotYetValid' : 'EnabledByPolicy'
}

/** https://learn.microsoft.com/graph/api/qrcodepinauthenticationmethod-get: neither PIN nor image are ever shown again. */
export function shownQr({ id, createdDateTime, standardQRCode, temporaryQRCode, pin }: QrMethod): Row {
  return {
    id,
    createdDateTime,
    standardQRCode: standardQRCode && shownCode(standardQRCode),
    temporaryQRCode: temporaryQRCode && shownCode(temporaryQRCode),
    pin: { ...pin, code: null },
  }
}

export function shownCode(code: QrCode): Row {
  return { ...code, image: null }
}
