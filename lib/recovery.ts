import type { Administrator } from './graph/administrator'

/** The kinds of proofs that count for an administrator; two different ones are needed, whatever the tenant asks of others. */
export const proofs = ['email', 'phone', 'app'] as const
export type Proof = (typeof proofs)[number]

const proofOf: Record<string, Proof> = {
  email: 'email',
  mobilePhone: 'phone',
  alternateMobilePhone: 'phone',
  officePhone: 'phone',
  microsoftAuthenticatorPush: 'app',
  microsoftAuthenticatorPasswordless: 'app',
  softwareOneTimePasscode: 'app',
}

export const needed = 2

/**
 * Whether an administrator would get through a reset of their own: `missing` says how many proofs fail. Blocked accounts
 * cannot, guests do it where they are at home, and who seems to lack one while Microsoft does not tell what is registered
 * cannot be told.
 */
export type Verdict =
  | { passes: 'yes'; losesPhone: boolean; passesAfter: boolean }
  | { passes: 'no'; missing: number }
  | { passes: 'cannot-tell' | 'blocked' | 'elsewhere' }

type Judged = Pick<
  Administrator,
  'alternateEmails' | 'mobilePhone' | 'registered' | 'blocked' | 'guest' | 'ownAddresses'
>

/**
 * Security questions never count for administrators, and neither does what only signs in (passkeys, Windows Hello).
 * learn.microsoft.com/entra/identity/authentication/concept-sspr-policy
 */
export function proofsOf({
  alternateEmails,
  mobilePhone,
  registered,
  ownAddresses = [],
}: Judged): Set<Proof> {
  const found = new Set<Proof>((registered ?? []).flatMap((name) => proofOf[name] ?? []))
  if (alternateEmails.some((one) => !ownAddresses.includes(one.toLowerCase()))) found.add('email')
  if (mobilePhone !== null) found.add('phone')
  return found
}

/** `phonesEnd`: text messages and calls come from Microsoft, which ends them; null where they go on. */
export function judge(administrator: Judged, phonesEnd: { isOver: boolean } | null): Verdict {
  if (administrator.guest) return { passes: 'elsewhere' }
  if (administrator.blocked) return { passes: 'blocked' }
  const all = proofsOf(administrator)
  const lasting = [...all].filter((proof) => proof !== 'phone').length
  const count = phonesEnd?.isOver ? lasting : all.size
  if (count < needed && administrator.registered === null) return { passes: 'cannot-tell' }
  if (count < needed) return { passes: 'no', missing: needed - count }
  const losesPhone = phonesEnd !== null && !phonesEnd.isOver && all.has('phone')
  // Of what nobody tells it is not said that it fails.
  const passesAfter = !losesPhone || lasting >= needed || administrator.registered === null
  return { passes: 'yes', losesPhone, passesAfter }
}

/** Who would not pass comes first. */
export function rankOf(verdict: Verdict): number {
  if (verdict.passes === 'no') return 2 - verdict.missing
  if (verdict.passes === 'cannot-tell') return 2
  if (verdict.passes === 'yes') return verdict.passesAfter ? 4 : 3
  return 5
}
