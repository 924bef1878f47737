import 'server-only'
import { headers } from 'next/headers'
import { z } from 'zod'
import { env } from '../env'
import { AppError } from '../errors'
import { seal, unseal } from '../store/seal'
import { nextAddress } from './next-address'
import { purposes, type Purpose } from './scopes'
import { getManager, type Manager } from './session'

/** So long a link to a fresh sign-in can be followed; an older one leads back to where it was made. */
const ticketLife = 5 * 60_000

/**
 * What sets a credential wants a recent sign-in: Graph itself asks for none
 * (learn.microsoft.com/entra/identity/role-based-access-control/protected-actions-overview). Recent means
 * credentials given within the limit or, where the settings name an authentication context, a sign-in within
 * the limit that satisfied it. Throws `step-up`.
 */
export function requireRecentSignIn({ session }: Pick<Manager, 'session'>): void {
  const { stepUpLimit, stepUpContext } = env()
  const since = stepUpContext ? session.signedInAt : (session.authenticatedAt ?? 0)
  const isStrong = !stepUpContext || session.contexts.includes(stepUpContext)
  if (!isStrong || since <= Date.now() - stepUpLimit) throw new AppError('step-up')
}

const ticket = z.object({
  session: z.string(),
  next: z.string(),
  claims: z.string().nullable(),
  purpose: z.enum(purposes),
  until: z.number(),
})

/** Where one signs in to come back to the page being shown. */
export async function signInHref(): Promise<string> {
  return `/sign-in?next=${encodeURIComponent(await here())}`
}

async function here(): Promise<string> {
  return nextAddress((await headers()).get('x-mystaff-path'))
}

/**
 * A link of ours to a fresh sign-in that comes back to the page being shown. Its ticket is sealed, belongs to
 * this session (which the fresh sign-in ends, and the ticket with it) and to this page, and holds no secret. Who has signed
 * in for Setup stays so; whoever opens it first asks for its permissions here.
 */
export async function stepUpHref(claims: string | null, purpose?: Purpose): Promise<string> {
  const manager = await getManager()
  if (!manager) return signInHref()
  const content = {
    session: manager.session.idHash,
    next: await here(),
    claims,
    purpose: purpose ?? manager.session.purpose,
    until: Date.now() + ticketLife,
  }
  return `/sign-in/start?ticket=${await seal('step-up', JSON.stringify(content))}`
}

export type StepUp =
  /** Ask Entra for credentials, with these claims. */
  | { go: 'entra'; next: string; claims: string | null; purpose: Purpose; signInName: string }
  /** Nobody is signed in any more, or the ticket is too old: go on from here. */
  | { go: 'page'; address: string }
  | { go: 'nowhere' }

/** What a ticket is good for in the hands of whoever brings it. */
export async function readTicket(sealed: string): Promise<StepUp> {
  const text = await unseal('step-up', sealed)
  const read = text === null ? null : ticket.safeParse(JSON.parse(text)).data
  if (!read) return { go: 'nowhere' }
  const manager = await getManager()
  if (!manager) return { go: 'page', address: `/sign-in?next=${encodeURIComponent(read.next)}` }
  if (manager.session.idHash !== read.session) return { go: 'nowhere' }
  if (read.until <= Date.now()) return { go: 'page', address: read.next }
  const { next, claims, purpose } = read
  return { go: 'entra', next, claims, purpose, signInName: manager.signInName }
}

/** The `claims` that a sign-in has to ask for: a challenge's own, else the context that the settings name. */
export function claimsFor(challenge: string | null): string | null {
  const { stepUpContext } = env()
  if (challenge !== null || !stepUpContext) return challenge
  return JSON.stringify({ id_token: { acrs: { essential: true, value: stepUpContext } } })
}
