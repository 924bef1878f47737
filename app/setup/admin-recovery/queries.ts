import 'server-only'
import { randomUUID } from 'node:crypto'
import { getLocale } from 'next-intl/server'
import { AppError } from '@/lib/errors'
import { env } from '@/lib/env'
import type { Administrator } from '@/lib/graph/administrator'
import { listAdministrators, type Administrators } from '@/lib/graph/administrators'
import { authorizeSetup, maySetUp } from '@/lib/graph/authorize-setup'
import { readSelfService } from '@/lib/graph/self-service'
import { recordView } from '@/lib/auth/recorded'
import { judge, rankOf, type Verdict } from '@/lib/recovery'
import { smsEnd } from '@/lib/sms-end'

export type Judged = Administrator & { verdict: Verdict }

export type Recovery = Omit<Administrators, 'all'> & {
  /** Null where Microsoft does not tell. */
  selfService: boolean | null
  administrators: Judged[]
  /** Whose proofs the form is about to set. */
  chosen: Administrator | null
  mayTurn: boolean
  maySet: boolean
  graph: string
  operation: string
}

/** Whether administrators could reset their own password: who would not pass comes first. */
export async function getRecovery(chosen: string | null): Promise<Recovery> {
  const grant = await authorizeSetup('setup')
  const [{ all, report, unreadGroups }, selfService, locale] = await Promise.all([
    listAdministrators(grant),
    readSelfService(grant).catch(orNull),
    getLocale(),
  ])
  await recordView(grant.manager, 'read-recovery')
  const inOrder = new Intl.Collator(locale).compare
  const end = smsEnd()
  const administrators = all
    .map((one) => ({ ...one, verdict: judge(one, end) }))
    .sort((a, b) => rankOf(a.verdict) - rankOf(b.verdict) || inOrder(a.name, b.name))
  return {
    selfService,
    administrators,
    report,
    unreadGroups,
    chosen: all.find(({ id }) => id === chosen) ?? null,
    mayTurn: maySetUp('setup-self-service', grant.roles),
    maySet: maySetUp('setup-proofs', grant.roles),
    graph: env().graph,
    operation: randomUUID(),
  }
}

/** One card that cannot tell is better than no page; whoever is signed out sees that all the same. */
function orNull(error: unknown): null {
  if (error instanceof AppError && error.failure !== 'signed-out' && error.failure !== 'step-up') return null
  throw error
}
