import { randomUUID } from 'node:crypto'
import { removeSignInMethod, startMethodsOver } from '@/app/staff/[staffId]/methods/action'
import {
  addPhoneNumber,
  changePhoneNumber,
  removePhoneNumber,
  turnSmsSignIn,
} from '@/app/staff/[staffId]/phone/action'
import { changeQrCode } from '@/app/staff/[staffId]/qr-code/action'
import {
  createTemporaryAccessPass,
  voidTemporaryAccessPass,
} from '@/app/staff/[staffId]/temporary-access-pass/action'
import { methodFrom } from '@/lib/graph/methods-reading'
import { phonesFrom } from '@/lib/graph/phone-reading'
import type { Method } from '../simulator/methods'
import { registrarFor, type Registrar } from '../simulator/register'
import { pretendTenant } from '../tenant'
import type { Request } from './axes'

/** The forms of the rooms about methods, each sent for somebody who has just what it is about. */

type Send = (targetId: string) => Promise<{ status: string }>

function sending(
  action: (previous: unknown, form: FormData) => Promise<{ status: string }>,
  fieldsFor: (method: Method | undefined) => Record<string, string>,
  has: (registrar: Registrar) => Method[] = () => [],
): Send {
  return (targetId) => {
    const { tenant } = pretendTenant()
    const account = tenant.people.get(targetId)
    const methods = account ? has(registrarFor(tenant, account)) : []
    if (account) Object.assign(account, { methods, preferred: null })
    const form = new FormData()
    const fields = { staffId: targetId, operation: randomUUID(), ...fieldsFor(methods[0]) }
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    return action(null, form)
  }
}

const qrCode = (has: Registrar) => [has.qrCode(40, 325)]
const email = (has: Registrar) => [has.email('somebody@home.example')]
const inAMonth = new Date(Date.now() + 30 * 24 * 3600_000).toISOString()
const idOf = (method: Method | undefined) => method?.id ?? randomUUID()
const office = { phoneType: 'office', country: 'US', phoneNumber: '+1 2065550133' }
const officePhone = (has: Registrar) => [has.phone('office', '+1 2065550144')]
let mobiles = 1000
/** Nobody else signs in with this number. */
const mobile = (has: Registrar, isSignInName: boolean) => [
  has.phone('mobile', `+1 206556${(mobiles += 1)}`, isSignInName),
]
/** What the form has that was drawn for somebody who sees the number: whoever may not change it gets no further by it. */
const phoneMarkOf = (method: Method | undefined) =>
  (method && phonesFrom({ value: [method] })[0]?.mark) ?? 'none'
const markOf = (method: Method | undefined) => (method ? methodFrom(method).mark : 'none')

export const methodForms: Partial<Record<Request, Send>> = {
  'create pass': sending(createTemporaryAccessPass, () => ({
    lifetimeInMinutes: '60',
    isUsableOnce: 'true',
  })),
  'delete pass': sending(
    voidTemporaryAccessPass,
    (pass) => ({ id: idOf(pass) }),
    (has) => [has.pass(-5, 60)],
  ),
  'add phone': sending(addPhoneNumber, () => office),
  'change phone': sending(
    changePhoneNumber,
    (phone) => ({ ...office, mark: phoneMarkOf(phone) }),
    officePhone,
  ),
  'delete phone': sending(
    removePhoneNumber,
    (phone) => ({ phoneType: 'office', mark: phoneMarkOf(phone) }),
    officePhone,
  ),
  'SMS sign-in on': sending(
    turnSmsSignIn,
    (phone) => ({ turn: 'on', mark: phoneMarkOf(phone) }),
    (has) => mobile(has, false),
  ),
  'SMS sign-in off': sending(
    turnSmsSignIn,
    (phone) => ({ turn: 'off', mark: phoneMarkOf(phone) }),
    (has) => mobile(has, true),
  ),
  'create QR code': sending(changeQrCode, () => ({ deed: 'create', expireDateTime: inAMonth })),
  'delete QR code': sending(changeQrCode, (code) => ({ deed: 'delete', id: idOf(code) }), qrCode),
  'reset PIN': sending(changeQrCode, (code) => ({ deed: 'pin', id: idOf(code) }), qrCode),
  'temporary QR code': sending(
    changeQrCode,
    (code) => ({ deed: 'temporary', id: idOf(code), lifetimeInHours: '8' }),
    qrCode,
  ),
  'change QR expiry': sending(
    changeQrCode,
    (code) => ({ deed: 'expiry', id: idOf(code), expireDateTime: inAMonth }),
    qrCode,
  ),
  'remove method': sending(removeSignInMethod, (one) => ({ id: idOf(one), mark: markOf(one) }), email),
  'start over': sending(startMethodsOver, (one) => ({ shown: `${idOf(one)} ${markOf(one)}` }), email),
}
