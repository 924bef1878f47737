'use server'

import { setupAction, type ActionState } from '@/lib/actions'
import { tenantAim } from '@/lib/setup/tenant-aim'
import { largestPicture } from '@/lib/picture'
import { AppError } from '@/lib/errors'
import type { SetupGrant } from '@/lib/graph/grant'
import { readTenant } from '@/lib/graph/setup-reading'
import { freshRules, writeRules } from '@/lib/store/rules'
import { rulesSchema } from './schema'

const save = setupAction(
  'setup-rules',
  async (grant) => rulesSchema(await freshRules(), await readConsented(grant)),
  async (_grant, { what }) => ({ ...(await tenantAim('rules')), change: what }),
  async (_grant, { before, changes, logo }) => writeRules(before, changes, logo),
)

/** What everybody has consented to; null where that cannot be told. */
async function readConsented(grant: SetupGrant<'setup-rules'>): Promise<string[] | null> {
  const { grants } = await readTenant(
    grant,
    () => {},
    (part) => part === 'grants',
  )
  return grants instanceof AppError ? null : grants
}

/** `typed`: kept in the fields, whatever becomes of the form. */
export type RulesState = ActionState<unknown> & { typed?: Record<string, string> }

export async function saveRules(previous: unknown, form: FormData): Promise<RulesState> {
  if (!(form instanceof FormData)) return save(previous, form)
  const sent = await withLogoAsText(form)
  const state = await save(previous, sent)
  if (state.status === 'done') return state
  sent.delete('LOGO')
  return { ...state, typed: Object.fromEntries(sent) as Record<string, string> }
}

/** A picture that is too large is cut there: enough to tell that it is. */
async function withLogoAsText(form: FormData): Promise<FormData> {
  const sent = new FormData()
  for (const [name, value] of form)
    sent.set(
      name,
      typeof value === 'string'
        ? value.slice(0, 1000)
        : Buffer.from(await value.slice(0, largestPicture + 1).arrayBuffer()).toString('base64'),
    )
  return sent
}
