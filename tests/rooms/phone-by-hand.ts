import {
  addPhoneNumber,
  changePhoneNumber,
  removePhoneNumber,
  turnSmsSignIn,
} from '@/app/staff/[staffId]/phone/action'
import { getPerson, getPhone } from '@/app/staff/[staffId]/phone/queries'
import { account, formFor, pretendTenant } from '../tenant'

/** Forms as the dialogs send them, each with the mark of the number that it shows. */

export const open = { status: 'open' }
export const typed = { phoneType: 'mobile', country: 'US', phoneNumber: '(206) 555-0199' }
export const other = { ...typed, phoneNumber: '+49 171 1234567' }

/** What the pretend tenant has stored, by type. */
export function stored(name: string) {
  return Object.fromEntries(
    account(name).methods.flatMap((method) =>
      'phoneType' in method ? [[method.phoneType, [method.phoneNumber, method.smsSignIn]]] : [],
    ),
  )
}

export async function markOf(name: string, type: string): Promise<string> {
  return (await getPhone(account(name).user.id, type)).phone.mark
}

export function add(name: string, fields: Record<string, string> = typed) {
  return addPhoneNumber(open, formFor(name, fields))
}

export async function change(name: string, fields = other) {
  return changePhoneNumber(open, formFor(name, { ...fields, mark: await markOf(name, fields.phoneType) }))
}

export async function remove(name: string, phoneType: string, ...types: string[]) {
  const marks: string[] = []
  for (const type of [...types, phoneType]) marks.push(await markOf(name, type))
  return removePhoneNumber(open, formFor(name, { phoneType, mark: marks.join(' ') }))
}

export async function turn(name: string, to: 'on' | 'off') {
  return turnSmsSignIn(open, formFor(name, { turn: to, mark: await markOf(name, 'mobile') }))
}

export function fail(match: object, fault: object, times = 1): void {
  pretendTenant().state.faults.push({ match, fault, times } as never)
}

/** What a manager reads on the person's page. */
export async function seen(name: string) {
  const { phones } = await getPerson(account(name).user.id)
  return Array.isArray(phones)
    ? phones.map(({ type, number, sms, applying }) => ({ type, number, sms, applying }))
    : phones
}
