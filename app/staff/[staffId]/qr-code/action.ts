'use server'

import { staffAction, type ActionState } from '@/lib/actions'
import {
  changeExpiry,
  createQr,
  deleteQr,
  endTemporaryQr,
  makeTemporaryQr,
  renewQr,
  resetPin,
  type MadeQr,
  type QrOutcome,
} from '@/lib/graph/qr-code'
import { qrBefore } from '@/lib/graph/qr-reading'
import { spellOut } from '@/lib/spelling'
import { tellUntil } from '../qr-state'
import type { Done } from './handover'
import {
  bareSchema,
  createSchema,
  expirySchema,
  renewSchema,
  temporarySchema,
  typedIn,
  type Typed,
} from './schema'

export type QrState = ActionState<Done> & { typed?: Typed }

async function shown({ image, pin, code }: MadeQr): Promise<Done> {
  const [spelled, validity] = await Promise.all([spellOut(pin ?? ''), tellUntil(code)])
  return { image, pin, spelled, validity, outcome: null }
}

function told(outcome: QrOutcome): Done {
  return { image: null, pin: null, spelled: [], validity: null, outcome }
}

const deeds = {
  create: staffAction('qr-code', createSchema, async (grant, { until }, reference) =>
    shown(await createQr(grant, until, reference)),
  ),
  renew: staffAction('qr-code', renewSchema, async (grant, input, reference) =>
    shown(await renewQr(grant, input, reference)),
  ),
  temporary: staffAction(
    'qr-code',
    () => temporarySchema,
    async (grant, input, reference) => shown(await makeTemporaryQr(grant, input, reference)),
  ),
  endTemporary: staffAction(
    'qr-code',
    () => bareSchema('end-temporary'),
    async (grant, { id }, reference) => told(await endTemporaryQr(grant, id, reference)),
  ),
  pin: staffAction(
    'qr-code',
    () => bareSchema('pin'),
    async (grant, { id }, reference) => shown(await resetPin(grant, id, reference)),
  ),
  expiry: staffAction(
    'qr-code',
    (_person, grant) => expirySchema(qrBefore(grant)?.standard?.from ?? null),
    async (grant, input, reference) => told(await changeExpiry(grant, input, reference)),
  ),
  remove: staffAction(
    'qr-code',
    () => bareSchema('delete'),
    async (grant, { id }, reference) => told(await deleteQr(grant, id, reference)),
  ),
}

/** What was typed comes back, also without JavaScript. */
async function keeping(deed: keyof typeof deeds, previous: unknown, form: FormData): Promise<QrState> {
  const state = await deeds[deed](previous, form)
  return state.status === 'done' || !(form instanceof FormData) ? state : { ...state, typed: typedIn(form) }
}

export async function createQrCode(previous: unknown, form: FormData): Promise<QrState> {
  return keeping('create', previous, form)
}

export async function renewQrCode(previous: unknown, form: FormData): Promise<QrState> {
  return keeping('renew', previous, form)
}

export async function makeTemporaryQrCode(previous: unknown, form: FormData): Promise<QrState> {
  return keeping('temporary', previous, form)
}

export async function endTemporaryQrCode(previous: unknown, form: FormData): Promise<QrState> {
  return keeping('endTemporary', previous, form)
}

export async function resetQrPin(previous: unknown, form: FormData): Promise<QrState> {
  return keeping('pin', previous, form)
}

export async function changeQrExpiry(previous: unknown, form: FormData): Promise<QrState> {
  return keeping('expiry', previous, form)
}

export async function deleteQrCode(previous: unknown, form: FormData): Promise<QrState> {
  return keeping('remove', previous, form)
}
