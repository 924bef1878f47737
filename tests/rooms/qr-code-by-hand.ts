import { changeQrCode } from '@/app/staff/[staffId]/qr-code/action'
import type { Deed } from '@/app/staff/[staffId]/qr-code/verbs'
import { getPerson } from '@/app/staff/[staffId]/queries'
import { isQr } from '../simulator/methods'
import { account, formFor, pretendTenant } from '../tenant'

/** Forms as the dialogs send them, each with the id of the method that it shows. */

const open = { status: 'open' }

export function stored(name: string) {
  return account(name).methods.find(isQr)
}

export function send(deed: Deed, name: string, fields: Record<string, string> = {}) {
  const id = stored(name)?.id
  return changeQrCode(open, formFor(name, { deed, ...(id && { id }), ...fields }))
}

/** What is handed over; throws where nothing is. */
export async function made(deed: Deed, name: string, fields: Record<string, string> = {}) {
  const state = await send(deed, name, fields)
  if (state.status !== 'done') throw new Error(JSON.stringify(state))
  return state.result
}

export async function seen(name: string) {
  return (await getPerson(account(name).user.id)).qr
}

export function inDays(days: number): string {
  const at = new Date(Date.now() + days * 24 * 3600_000)
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`
}

export function fail(match: object, fault: object): void {
  pretendTenant().state.faults.push({ match, fault, times: 1 } as never)
}
