import 'server-only'
import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import { env } from '@/lib/env'
import { isOn } from '@/lib/features'
import { authorizeView, type View } from '@/lib/graph/authorize'
import type { Person } from '@/lib/graph/staff'
import { answerWith } from '@/lib/request'
import { signOutEverywhere } from '../account-actions'

type Ended = 'done' | 'running' | 'failed' | 'unknown'

/** What goes with a reset: done by itself, as the settings say, or offered, with what its form sends. */
export type After = {
  /** `sentence`: why it was not done, where that is known. */
  signOut: { state: Ended | 'offered'; sentence: string | null } | null
  /** For whoever is blocked; `whoCan` where this manager may not unblock. */
  unblock: { whoCan: string | null } | null
  forms: { signOut: string; unblock: string; evidence: string; reason: string }
}

/** Who was reset, as the action knows it: what stands in a form counts for nothing any more. */
export type Whom = Pick<Person, 'id' | 'name' | 'blocked'>

/** Never throws: the password that was just made has to be shown. */
export async function goOn(whom: Whom, form: FormData): Promise<After> {
  const fields = Object.fromEntries(form)
  const forms = {
    signOut: randomUUID(),
    unblock: randomUUID(),
    evidence: String(fields.evidence ?? ''),
    reason: String(fields.reason ?? ''),
  }
  const view = await authorizeView(whom.id).catch(() => null)
  return {
    signOut: view && (await signOut(whom.id, view, forms)),
    unblock: await unblock(whom, view),
    forms,
  }
}

async function unblock(whom: Whom, view: View | null): Promise<After['unblock']> {
  if (!(view?.grant.person ?? whom).blocked) return null
  if (!isOn('unblock')) return { whoCan: (await getTranslations('problems'))('switched-off.sentence') }
  const decision = view?.decisions.unblock
  if (!decision || decision.allowed) return { whoCan: null }
  const t = await getTranslations('unblock.reasons')
  return { whoCan: t(decision.reason, { name: whom.name }) }
}

/** So long the password waits for the sign-out, which goes on afterwards. */
const patience = 3_000

async function signOut(
  staffId: string,
  { decisions }: View,
  forms: After['forms'],
): Promise<After['signOut']> {
  const { signOutAfterReset } = env()
  const mayBe = isOn('sign-out') && decisions['sign-out'].allowed
  if (signOutAfterReset === 'never' || !mayBe) return null
  if (signOutAfterReset === 'ask') return { state: 'offered', sentence: null }
  const form = new FormData()
  const { evidence, reason, signOut: operation } = forms
  for (const [name, value] of Object.entries({ staffId, operation, evidence, reason })) form.set(name, value)
  const ended = await Promise.race([signOutNow(form), inTime(patience)])
  // Whatever became of it, the reset is done, and that is what is answered.
  answerWith(200)
  return ended
}

async function signOutNow(form: FormData): Promise<After['signOut']> {
  const answer = await signOutEverywhere(null, form)
  if (answer.status === 'done') return { state: 'done', sentence: null }
  const state = answer.status === 'unknown' ? 'unknown' : 'failed'
  if (!('problem' in answer)) return { state, sentence: null }
  const { sentence, tryAt } = answer.problem
  return { state, sentence: [sentence, tryAt].filter(Boolean).join(' ') }
}

function inTime(ms: number): Promise<After['signOut']> {
  return new Promise((resolve) => setTimeout(resolve, ms, { state: 'running', sentence: null }))
}
