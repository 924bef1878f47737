'use server'

import { staffAction, type ActionState } from '@/lib/actions'
import { authorizeOwn } from '@/lib/graph/authorize'
import { readPassPolicy } from '@/lib/graph/pass-reading'
import { createPass, voidPass, type Voided } from '@/lib/graph/temporary-access-pass'
import { spellOut } from '@/lib/spelling'
import { keeping, type Sent } from '../keeping'
import { tellPass } from '../pass-state'
import type { Made } from './handover'
import { createSchema, voidSchema } from './schema'

export type CreateState = ActionState<Made> &
  Sent<'lifetimeInMinutes' | 'isUsableOnce' | 'startDateTime' | 'replaces'>

const create = staffAction(
  'temporary-access-pass',
  async () => createSchema(await readPassPolicy(await authorizeOwn())),
  async (grant, input, reference): Promise<Made> => {
    const { temporaryAccessPass, pass } = await createPass(grant, input, reference)
    const [spelled, { text: validity }] = await Promise.all([spellOut(temporaryAccessPass), tellPass(pass)])
    return { temporaryAccessPass, spelled, validity }
  },
)

export const createTemporaryAccessPass: (previous: unknown, form: FormData) => Promise<CreateState> = keeping(
  create,
  ['lifetimeInMinutes', 'isUsableOnce', 'startDateTime', 'replaces'],
)

export type VoidState = ActionState<Voided> & Sent<'id'>

const annul = staffAction(
  'temporary-access-pass',
  () => voidSchema,
  (grant, { id }, reference) => voidPass(grant, id, reference),
)

export const voidTemporaryAccessPass: (previous: unknown, form: FormData) => Promise<VoidState> = keeping(
  annul,
  ['id'],
)
