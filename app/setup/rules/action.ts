'use server'

import { setupAction, type ActionState } from '@/lib/actions'
import { tenantAim } from '@/lib/setup/tenant-aim'
import { freshRules, writeRules } from '@/lib/store/rules'
import { largestLogo, rulesSchema } from './schema'

const save = setupAction(
  'setup-rules',
  async () => rulesSchema(await freshRules()),
  (_grant, { what }) => tenantAim(what),
  async (_grant, { version, changes, logo }) => writeRules(version, changes, logo),
)

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
        : Buffer.from(await value.slice(0, largestLogo + 1).arrayBuffer()).toString('base64'),
    )
  return sent
}
