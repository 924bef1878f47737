'use server'

import { setupAction, type ActionState } from '@/lib/actions'
import { env } from '@/lib/env'
import { forgetAdministrators } from '@/lib/graph/administrators'
import { getOrganisation } from '@/lib/graph/organisation'
import { turnSelfService } from '@/lib/graph/self-service'
import { save, type Saved } from './save'
import { turnSchema, typedIn, type Typed } from './schema'

export type Turned = { isOn: boolean }

/** Self-service reset for administrators, on or off. */
export const turn = setupAction(
  'setup-self-service',
  () => turnSchema,
  async (grant, { turn: what }) => {
    const name = (await getOrganisation(grant)) ?? ''
    return { target: { id: env().tenantId, name, signInName: '', unit: null }, change: { what } }
  },
  async (grant, { turn: to }, reference): Promise<Turned> => {
    await turnSelfService(grant, to === 'on', reference)
    return { isOn: to === 'on' }
  },
)

export type ProofsState = ActionState<Saved> & { typed?: Typed }

/** Alternate e-mail address and mobile number of one administrator. */
export async function saveProofs(previous: unknown, form: FormData): Promise<ProofsState> {
  const state = await save(previous, form)
  if (state.status === 'done' || state.status === 'failed') await forgetAdministrators()
  if (state.status === 'done') return state
  return form instanceof FormData ? { ...state, typed: typedIn(form) } : state
}
