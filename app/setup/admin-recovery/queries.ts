import 'server-only'
import { randomUUID } from 'node:crypto'
import { getLocale, getTranslations } from 'next-intl/server'
import { AppError } from '@/lib/errors'
import { env } from '@/lib/env'
import type { Administrator } from '@/lib/graph/administrator'
import { listAdministrators, type Administrators } from '@/lib/graph/administrators'
import { authorizeSetup, maySetUp } from '@/lib/graph/authorize-setup'
import { readSelfService } from '@/lib/graph/self-service'
import { recordView } from '@/lib/auth/recorded'
import { judge, rankOf, type Verdict } from '@/lib/recovery'
import type { Shell } from '@/lib/setup/commands'
import { smsEnd } from '@/lib/sms-end'

export type Judged = Administrator & { verdict: Verdict; kind: Kind }

/** The bars of the picture, and what the list can be narrowed to. */
export const kinds = ['no', 'cannot-tell', 'after', 'yes', 'others'] as const
export type Kind = (typeof kinds)[number]

function kindOf(verdict: Verdict): Kind {
  if (verdict.passes === 'yes') return verdict.passesAfter ? 'yes' : 'after'
  return verdict.passes === 'no' || verdict.passes === 'cannot-tell' ? verdict.passes : 'others'
}

export type Recovery = Omit<Administrators, 'all'> & {
  /** Null where Microsoft does not tell. */
  selfService: boolean | null
  administrators: Judged[]
  /** Whose proofs the form is about to set. */
  chosen: Administrator | null
  mayTurn: boolean
  maySet: boolean
  /** Where the commands to copy are meant for. */
  shell: Shell
  roleNames: { global: string; privilegedRole: string }
  operation: string
}

/** Whether administrators could reset their own password: who would not pass comes first. */
export async function getRecovery(chosen: string | null): Promise<Recovery> {
  const grant = await authorizeSetup('setup')
  const [{ all, ...told }, selfService, locale, t] = await Promise.all([
    listAdministrators(grant),
    readSelfService(grant).catch(orNull),
    getLocale(),
    getTranslations('setup.recovery.roles'),
  ])
  await recordView(grant.manager, 'read-recovery')
  const inOrder = new Intl.Collator(locale).compare
  const end = smsEnd()
  const administrators = all
    .map((one) => ({ ...one, verdict: judge(one, end) }))
    .map((one) => ({ ...one, kind: kindOf(one.verdict) }))
    .sort((a, b) => rankOf(a.verdict) - rankOf(b.verdict) || inOrder(a.name, b.name))
  return {
    selfService,
    administrators,
    ...told,
    chosen: all.find(({ id }) => id === chosen) ?? null,
    mayTurn: maySetUp('setup-self-service', grant.roles),
    maySet: maySetUp('setup-proofs', grant.roles),
    shell: { graph: env().graph, tenantId: env().tenantId },
    roleNames: {
      global: t('global'),
      privilegedRole: t('privilegedRole'),
    },
    operation: randomUUID(),
  }
}

/** One card that cannot tell is better than no page; whoever is signed out sees that all the same. */
function orNull(error: unknown): null {
  if (error instanceof AppError && error.failure !== 'signed-out' && error.failure !== 'step-up') return null
  throw error
}
