import 'server-only'
import type { Capability } from '../capabilities'
import type { AuditEvent } from '../store/audit'
import { blockCheck, unblockCheck } from './block'
import type { Grant } from './grant'
import { passCheck } from './pass-check'
import { qrCheck } from './qr-check'
import { phoneCheck } from './phone-check'
import { resetCheck } from './reset-password'
import { methodsCheck } from './methods-check'
import { signOutCheck } from './sign-out'
import type { Person } from './staff'

/** An operation of unknown outcome: what its check noted beforehand, and when it was sent. */
export type Unsettled = { noted: string | null; startedAt: number }

/** How one finds out afterwards whether something was done whose answer got lost. */
export type Check = {
  /** What to compare with later, written down with the intent. Never a secret. */
  note: (person: Person, input: unknown) => string | null
  /** What the trail tells of it beyond the capability. Never a secret; a number by its last two digits. */
  change?: (input: unknown) => NonNullable<AuditEvent['change']>
  /** `null` while it cannot be told yet: what Graph shows may lag behind. */
  look: (
    grant: Grant<'view'>,
    unsettled: Unsettled,
    now: number,
  ) => Promise<'done' | 'not-done' | null> | 'done' | 'not-done' | null
}

/** What else changes what the check of a capability looks at. */
export const alsoChangedBy: Partial<Record<Capability, Capability[]>> = {
  phone: ['methods'],
  'temporary-access-pass': ['methods'],
  'qr-code': ['methods'],
  methods: ['phone', 'temporary-access-pass', 'qr-code'],
  'sign-out': ['block'],
  block: ['unblock'],
  unblock: ['block'],
}

/** One for each capability. */
export const checks: Record<Capability, Check> = {
  'reset-password': resetCheck,
  phone: phoneCheck,
  'temporary-access-pass': passCheck,
  'qr-code': qrCheck,
  methods: methodsCheck,
  'sign-out': signOutCheck,
  block: blockCheck,
  unblock: unblockCheck,
}
