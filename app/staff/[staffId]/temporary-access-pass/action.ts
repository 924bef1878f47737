'use server'

import { staffAction, type ActionState } from '@/lib/actions'
import { authorizeOwn } from '@/lib/graph/authorize'
import { readPassPolicy } from '@/lib/graph/pass-reading'
import { createPass, voidPass, type Voided } from '@/lib/graph/temporary-access-pass'
import { spellOut } from '@/lib/spelling'
import { tellPass } from '../pass-state'
import type { Made } from './handover'
import { createSchema, typedIn, voidSchema, type Typed } from './schema'

export type CreateState = ActionState<Made> & { typed?: Typed }

const create = staffAction(
  'temporary-access-pass',
  async () => createSchema(await readPassPolicy(await authorizeOwn())),
  async (grant, input, reference) => {
    const { temporaryAccessPass, pass } = await createPass(grant, input, reference)
    const [spelled, { text: validity }] = await Promise.all([spellOut(temporaryAccessPass), tellPass(pass)])
    return { temporaryAccessPass, spelled, validity }
  },
)

export async function createTemporaryAccessPass(previous: unknown, form: FormData): Promise<CreateState> {
  const state = await create(previous, form)
  return state.status === 'done' || !(form instanceof FormData) ? state : { ...state, typed: typedIn(form) }
}

const annul = staffAction(
  'temporary-access-pass',
  () => voidSchema,
  (grant, { id }, reference) => voidPass(grant, id, reference),
)

export async function voidTemporaryAccessPass(
  previous: unknown,
  form: FormData,
): Promise<ActionState<Voided>> {
  return annul(previous, form)
}
