// https://learn.microsoft.com/graph/api/resources/phoneauthenticationmethod
import type { HttpHandler } from 'msw'
import { now } from '../clock.ts'
import type { Account } from '../directory.ts'
import { unfit } from '../graph-error.ts'
import { readBody } from '../graph-body.ts'
import { graphCall } from '../graph.ts'
import type { Call } from '../graph.ts'
import type { Answer } from '../graph-answer.ts'
import { isGuardedDefault, isPhone, isPhoneType, phoneIds } from '../methods.ts'
import type { PhoneMethod } from '../methods.ts'
import { dateTime } from '../people.ts'
import { changeMethods } from '../replication.ts'
import { mayUseSmsSignIn, shownMethod } from '../shown-method.ts'
import type { State } from '../state.ts'
import { base, changeable, chosen, entity, getOf, listOf, ownBase } from './authentication.ts'
import { removeMethod } from './remove-method.ts'

const kind = { segment: 'phoneMethods', key: 'phoneAuthenticationMethod', is: isPhone }
const phones = `${base}/phoneMethods`
const phone = `${phones}/{phoneAuthenticationMethod-id}`

export function phoneHandlers(state: State): HttpHandler[] {
  return [
    listOf(state, kind),
    listOf(state, kind, ownBase),
    getOf(state, kind),
    graphCall(state, 'post', phones, addPhone),
    graphCall(state, 'patch', phone, changePhone),
    graphCall(state, 'delete', phone, deletePhone),
    graphCall(state, 'post', `${phone}/enableSmsSignIn`, enableSmsSignIn),
    graphCall(state, 'post', `${phone}/disableSmsSignIn`, disableSmsSignIn),
  ]
}

/** `+{country code} {number}`, with that one space, and `x{extension}` if there is one. */
function readNumber(value: unknown): string {
  if (typeof value === 'string' && /^\+[1-9]\d{0,3} \d{4,14}(x\d{1,8})?$/.test(value)) return value
  throw unfit('The phone number is not in the format +{country code} {number}x{extension}.')
}

/** https://learn.microsoft.com/graph/api/authentication-post-phonemethods: one of each type, the mobile number first. */
async function addPhone(call: Call): Promise<Answer> {
  const target = changeable(call)
  const body = await readBody(call.request, ['@odata.type', 'phoneNumber', 'phoneType'])
  const phoneNumber = readNumber(body.phoneNumber)
  const { phoneType } = body
  if (!isPhoneType(phoneType)) throw unfit('The phone type must be mobile, alternateMobile or office.')
  const held = target.methods.filter(isPhone).map((one) => one.phoneType)
  if (held.includes(phoneType)) throw conflict(call, `A phone of type ${phoneType} is already registered.`)
  if (phoneType === 'alternateMobile' && !held.includes('mobile')) {
    throw unfit('An alternate mobile phone takes a mobile phone first.')
  }
  const added: PhoneMethod = {
    '@odata.type': '#microsoft.graph.phoneAuthenticationMethod',
    id: phoneIds[phoneType],
    createdDateTime: dateTime(now(call.tenant)),
    phoneNumber,
    phoneType,
    smsSignIn: phoneType === 'mobile' ? signInNameFor(call.state, target, phoneNumber) : 'off',
  }
  changeMethods(call.tenant, target, [...target.methods, added])
  call.wrote = true
  const location = `https://graph.microsoft.com/v1.0/users/${target.user.id}/authentication/phoneMethods/${added.id}`
  // The page shows the number as it was sent; only those of list and get speak of masks.
  const shown = { ...shownMethod(call, target, added), phoneNumber }
  return { status: 201, headers: { Location: location }, body: entity(target, 'phoneMethods', shown) }
}

/** https://learn.microsoft.com/graph/api/phoneauthenticationmethod-update: never the type. */
async function changePhone(call: Call): Promise<Answer> {
  const target = changeable(call)
  const method = chosenPhone(call, target)
  const body = await readBody(call.request, ['@odata.type', 'phoneNumber', 'phoneType'])
  if (body.phoneType !== undefined && body.phoneType !== method.phoneType) {
    throw unfit('The type of a phone cannot be changed.')
  }
  const phoneNumber = readNumber(body.phoneNumber)
  const smsSignIn = method.phoneType === 'mobile' ? signInNameFor(call.state, target, phoneNumber) : 'off'
  replace(call, target, { ...method, phoneNumber, smsSignIn })
  return { status: 204 }
}

/** https://learn.microsoft.com/graph/api/phoneauthenticationmethod-delete: the alternate before the mobile number. */
function deletePhone(call: Call): Answer {
  const target = changeable(call)
  const method = chosenPhone(call, target)
  const hasAlternate = target.methods.some((one) => isPhone(one) && one.phoneType === 'alternateMobile')
  if (method.phoneType === 'mobile' && hasAlternate) {
    throw conflict(call, 'A mobile phone cannot be deleted while there is an alternate mobile phone.')
  }
  if (isGuardedDefault(target.preferred, target.methods, method)) {
    throw conflict(call, 'The default authentication method cannot be deleted.')
  }
  return removeMethod(call, target, method)
}

/** https://learn.microsoft.com/graph/api/phoneauthenticationmethod-enablesmssignin */
function enableSmsSignIn(call: Call): Answer {
  const target = changeable(call)
  const method = chosenPhone(call, target)
  if (method.phoneType !== 'mobile') throw unfit('SMS sign-in is for mobile phones only.')
  if (!mayUseSmsSignIn(call.state, target)) throw unfit('SMS sign-in is not allowed by policy.')
  const smsSignIn = signInNameFor(call.state, target, method.phoneNumber)
  if (smsSignIn === 'taken') throw unfit('The phone number is not unique among those used for SMS sign-in.')
  if (smsSignIn === 'off') throw unfit('The user does not have a license for SMS sign-in.')
  replace(call, target, { ...method, smsSignIn })
  return { status: 204 }
}

/** https://learn.microsoft.com/graph/api/phoneauthenticationmethod-disablesmssignin */
function disableSmsSignIn(call: Call): Answer {
  const target = changeable(call)
  const method = chosenPhone(call, target)
  if (method.phoneType !== 'mobile') throw unfit('SMS sign-in is for mobile phones only.')
  replace(call, target, { ...method, smsSignIn: 'off' })
  return { status: 204 }
}

/** Whether a mobile number becomes a sign-in name: by policy, licence, and if it is nobody else's. */
function signInNameFor(state: State, target: Account, phoneNumber: string): PhoneMethod['smsSignIn'] {
  if (!mayUseSmsSignIn(state, target) || !target.user.assignedLicenses.length) return 'off'
  const isTaken = state.tenant.people
    .values()
    .some((other) => other !== target && other.methods.some((one) => isSignInName(one, phoneNumber)))
  return isTaken ? 'taken' : 'on'
}

function isSignInName(method: Account['methods'][number], phoneNumber: string): boolean {
  return isPhone(method) && method.smsSignIn === 'on' && method.phoneNumber === phoneNumber
}

function chosenPhone(call: Call, target: Account): PhoneMethod {
  return chosen(call, target.methods.filter(isPhone), 'phoneAuthenticationMethod')
}

function replace(call: Call, target: Account, changed: PhoneMethod): void {
  const methods = target.methods.map((one) => (one.id === changed.id ? changed : one))
  changeMethods(call.tenant, target, methods)
  call.wrote = true
}

/** Which status these have is not known. */
function conflict(call: Call, message: string) {
  return unfit(message, call.state.features.phoneConflictStatus)
}
