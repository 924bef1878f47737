import 'server-only'
import { randomUUID } from 'node:crypto'
import { requireRecentSignIn, stepUpHref } from '@/lib/auth/step-up'
import { ruleTexts } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { authorizeSetup, maySetUp } from '@/lib/graph/authorize-setup'
import { freshRules } from '@/lib/store/rules'

/** The rules as they are, for whoever looks at Setup. */
export async function getRules() {
  const { roles, manager } = await authorizeSetup('setup')
  const { version, changes, logo } = await freshRules()
  const mayChange = maySetUp('setup-rules', roles)
  return {
    operation: randomUUID(),
    version,
    logo,
    texts: ruleTexts(changes),
    defaults: ruleTexts({}),
    mayChange,
    // Asked before anything is typed: a sign-in in between would take it away.
    signInHref: mayChange ? await signInFirst(manager) : null,
  }
}

async function signInFirst(manager: Parameters<typeof requireRecentSignIn>[0]): Promise<string | null> {
  try {
    requireRecentSignIn(manager)
    return null
  } catch (error) {
    if (error instanceof AppError) return stepUpHref(null)
    throw error
  }
}
