'use server'

import { staffAction, type ActionState } from '@/lib/actions'
import { removeMethod, startOver, type Removed } from '@/lib/graph/methods'
import { removeSchema, startOverSchema } from './schema'

const remove = staffAction(
  'methods',
  () => removeSchema,
  (grant, { id, mark }, reference) => removeMethod(grant, { id, mark }, reference),
)

export async function removeSignInMethod(previous: unknown, form: FormData): Promise<ActionState<Removed>> {
  return remove(previous, form)
}

const clear = staffAction(
  'methods',
  () => startOverSchema,
  (grant, { shown }, reference) => startOver(grant, shown, reference),
)

export async function startMethodsOver(previous: unknown, form: FormData): Promise<ActionState<Removed>> {
  return clear(previous, form)
}
