// https://learn.microsoft.com/graph/api/resources/qrcodepinauthenticationmethod
import { randomInt, randomUUID } from 'node:crypto'
import type { HttpHandler } from 'msw'
import { now } from '../clock.ts'
import type { Account } from '../directory.ts'
import { methodNotFound, noSegment, offByPolicy, unfit } from '../graph-error.ts'
import { isObject, readBody } from '../graph-body.ts'
import { graphCall } from '../graph.ts'
import type { Call } from '../graph.ts'
import type { Answer } from '../graph-answer.ts'
import { isQr } from '../methods.ts'
import type { QrMethod, QrPin } from '../methods.ts'
import { changeMethods, methodsSeen } from '../replication.ts'
import { note } from '../secrets.ts'
import { shownCode, shownQr } from '../shown-method.ts'
import type { Policy, State } from '../state.ts'
import { base, changeable, entity, readable } from './authentication.ts'
import { codeSlots, isOver, makeCode, standardEnd, temporaryEnd } from './qr-codes.ts'
import type { Slot } from './qr-codes.ts'
import { removeMethod } from './remove-method.ts'

const segment = 'qrCodePinMethod'
const method = `${base}/${segment}`

type Route = [
  'get' | 'put' | 'patch' | 'delete',
  path: string,
  answer: (call: Call) => Answer | Promise<Answer>,
]

const routes: Route[] = [
  ['get', method, showMethod],
  ['put', method, createMethod],
  [
    'delete',
    method,
    (call) => {
      const target = changeable(call)
      return removeMethod(call, target, heldBy(target))
    },
  ],
  ['patch', `${method}/pin`, resetPin],
  ...codeSlots.flatMap((slot): Route[] => [
    ['get', `${method}/${slot}`, (call) => showCode(call, slot)],
    ['patch', `${method}/${slot}`, (call) => putCode(call, slot)],
    ['delete', `${method}/${slot}`, (call) => deleteCode(call, slot)],
  ]),
]

export function qrCodeHandlers(state: State): HttpHandler[] {
  /** Where the tenant's Graph does not have the method, its address does not exist. */
  const versions = [
    ['v1.0', () => state.features.qrCodePinMethod],
    ['beta', () => state.features.qrCodePinMethodInBeta],
  ] as const
  return versions.flatMap(([version, isThere]) =>
    routes.map(([verb, path, answer]) =>
      graphCall(
        state,
        verb,
        path,
        (call) => {
          if (!isThere()) throw noSegment(segment)
          return answer(call)
        },
        version,
      ),
    ),
  )
}

function heldBy({ methods }: Pick<Account, 'methods'>): QrMethod {
  const held = methods.find(isQr)
  if (!held) throw methodNotFound()
  return held
}

/** https://learn.microsoft.com/graph/api/qrcodepinauthenticationmethod-get */
function showMethod(call: Call): Answer {
  const target = readable(call)
  const held = heldBy({ methods: methodsSeen(call.tenant, target) })
  return { body: entity(target, segment, shownQr(held)) }
}

/** https://learn.microsoft.com/graph/api/authentication-put-qrcodepinmethod: one, unless the one before is over. */
async function createMethod(call: Call): Promise<Answer> {
  const { state, tenant } = call
  const target = changeable(call)
  const body = await readBody(call.request, ['@odata.type', 'standardQRCode', 'pin'])
  requirePolicy(state, target)
  const before = target.methods.find(isQr)
  if (before?.standardQRCode && !isOver(tenant, before.standardQRCode)) {
    throw unfit('The user already has an active QR code authentication method.')
  }
  if (!isObject(body.standardQRCode)) throw unfit('A standard QR code is required.')
  const { code, image } = makeCode(state, body.standardQRCode, standardEnd)
  const custom = isObject(body.pin) ? body.pin.code : undefined
  const pin = makePin(
    call,
    custom === undefined || custom === null ? undefined : readPin(state.policy, custom),
  )
  const created: QrMethod = {
    '@odata.type': '#microsoft.graph.qrCodePinAuthenticationMethod',
    id: randomUUID(),
    createdDateTime: code.createdDateTime,
    standardQRCode: code,
    temporaryQRCode: null,
    pin,
  }
  changeMethods(tenant, target, [...target.methods.filter((one) => !isQr(one)), created])
  call.wrote = true
  const shown = { ...shownQr(created), standardQRCode: { ...code, image }, pin }
  return { status: 201, body: entity(target, segment, shown) }
}

/** Neither without the policy, nor for guests. */
function requirePolicy({ policy }: State, { user }: Account): void {
  if (!policy.qrCodePin || user.userType === 'Guest') throw offByPolicy('QRCodePin')
}

/** 8 to 20 digits, and as many as the policy wants. https://learn.microsoft.com/graph/api/resources/qrpin */
function readPin({ pinLength }: Policy, value: unknown): string {
  if (typeof value === 'string' && /^\d{8,20}$/.test(value) && value.length >= pinLength) return value
  throw unfit(`The PIN must have ${pinLength} to 20 digits.`)
}

/** Temporary: the person must choose another one at the next sign-in. */
function makePin(call: Call, custom: string | undefined): QrPin {
  const digits = Array.from({ length: call.state.policy.pinLength }, () => String(randomInt(10)))
  const code = custom ?? digits.join('')
  if (custom === undefined) note(call.state, 'pin', code)
  const time = new Date(now(call.tenant)).toISOString()
  return {
    id: randomUUID(),
    code,
    forceChangePinNextSignIn: true,
    createdDateTime: time,
    updatedDateTime: time,
  }
}

/** https://learn.microsoft.com/graph/api/qrpin-update: Entra chooses the new one, whatever is sent. */
async function resetPin(call: Call): Promise<Answer> {
  const target = changeable(call)
  const held = heldBy(target)
  await readBody(call.request, ['@odata.type', 'code'])
  const pin = makePin(call, undefined)
  replace(call, target, { ...held, pin })
  return { status: 201, body: entity(target, `${segment}/pin`, pin) }
}

/** https://learn.microsoft.com/graph/api/qrcode-get */
function showCode(call: Call, slot: Slot): Answer {
  const target = readable(call)
  const code = heldBy({ methods: methodsSeen(call.tenant, target) })[slot]
  if (!code) throw methodNotFound()
  return { body: entity(target, `${segment}/${slot}`, shownCode(code)) }
}

/** https://learn.microsoft.com/graph/api/qrcode-update: creates it, or moves the end of the standard one. */
async function putCode(call: Call, slot: Slot): Promise<Answer> {
  const target = changeable(call)
  const held = heldBy(target)
  const body = await readBody(call.request, ['@odata.type', 'startDateTime', 'expireDateTime'])
  const path = `${segment}/${slot}`
  const before = held[slot]
  if (!before || isOver(call.tenant, before)) {
    requirePolicy(call.state, target)
    const { code, image } = makeCode(call.state, body, slot === 'standardQRCode' ? standardEnd : temporaryEnd)
    replace(call, target, { ...held, [slot]: code })
    return { status: 201, body: entity(target, path, { ...code, image }) }
  }
  if (slot === 'temporaryQRCode') throw unfit('An active temporary QR code cannot be changed.')
  if (
    body.startDateTime !== undefined &&
    Date.parse(String(body.startDateTime)) !== Date.parse(before.startDateTime)
  ) {
    throw unfit('Only the expireDateTime of a QR code can be changed.')
  }
  const end = standardEnd(call.state, body, Date.parse(before.startDateTime))
  const code = { ...before, expireDateTime: new Date(end).toISOString() }
  replace(call, target, { ...held, standardQRCode: code })
  return { body: entity(target, path, shownCode(code)) }
}

/** https://learn.microsoft.com/graph/api/qrcode-delete */
function deleteCode(call: Call, slot: Slot): Answer {
  const target = changeable(call)
  const held = heldBy(target)
  if (!held[slot]) throw methodNotFound()
  replace(call, target, { ...held, [slot]: null })
  return { status: 204 }
}

function replace(call: Call, target: Account, changed: QrMethod): void {
  changeMethods(
    call.tenant,
    target,
    target.methods.map((one) => (isQr(one) ? changed : one)),
  )
  call.wrote = true
}
