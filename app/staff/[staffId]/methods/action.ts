'use server'

import { staffAction, type ActionState } from '@/lib/actions'
import { removeMethod, startOver, type Removed } from '@/lib/graph/methods'
import { keeping, type Sent } from '../keeping'
import { removeSchema, startOverSchema } from './schema'

/** What removes one, and what starts over: both tell what became of each. */
export type RemoveState = ActionState<Removed> & Sent<string>

const remove = staffAction(
  'methods',
  () => removeSchema,
  (grant, { id, mark }, reference) => removeMethod(grant, { id, mark }, reference),
)

export const removeSignInMethod: (previous: unknown, form: FormData) => Promise<RemoveState> = keeping(
  remove,
  ['id', 'mark'],
)

const clear = staffAction(
  'methods',
  () => startOverSchema,
  (grant, { shown }, reference) => startOver(grant, shown, reference),
)

export const startMethodsOver: (previous: unknown, form: FormData) => Promise<RemoveState> = keeping(clear, [
  'shown',
])
