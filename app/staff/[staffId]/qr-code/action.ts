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
import { readBadgeStart } from '@/lib/graph/qr-reading'
import { spellOut } from '@/lib/spelling'
import { keeping, type Sent } from '../keeping'
import { tellUntil } from '../qr-state'
import type { Done } from './handover'
import { bareSchema, createSchema, expirySchema, renewSchema, temporarySchema } from './schema'
import { deeds as deedsThere, type Deed } from './verbs'

/** `deed`: what the form did that was answered; by then, the dialog around it may be about another. */
export type QrState = ActionState<Done> & Sent<'id' | 'expireDateTime' | 'lifetimeInHours'> & { deed?: Deed }

async function shown({ image, pin, code }: MadeQr): Promise<Done> {
  const [spelled, validity] = await Promise.all([spellOut(pin ?? ''), tellUntil(code)])
  return { image, pin, spelled, validity, outcome: null }
}

function told(outcome: QrOutcome): Done {
  return { image: null, pin: null, spelled: [], validity: null, outcome }
}

const deeds: Record<Deed, (previous: unknown, form: FormData) => Promise<ActionState<Done>>> = {
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
  'end-temporary': staffAction(
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
    async (_person, grant) => expirySchema(await readBadgeStart(grant)),
    async (grant, input, reference) => told(await changeExpiry(grant, input, reference)),
  ),
  delete: staffAction(
    'qr-code',
    () => bareSchema('delete'),
    async (grant, { id }, reference) => told(await deleteQr(grant, id, reference)),
  ),
}

/**
 * All that is done about a QR code: one form for it, because without JavaScript an answer is drawn by the dialog that fits
 * by then.
 */
export async function changeQrCode(previous: unknown, form: FormData): Promise<QrState> {
  const wanted = form instanceof FormData ? form.get('deed') : null
  const deed = deedsThere.find((one) => one === wanted) ?? 'create'
  const send = keeping(deeds[deed], ['id', 'expireDateTime', 'lifetimeInHours'])
  return { ...(await send(previous, form)), deed }
}
