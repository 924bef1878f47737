import 'server-only'
import { setupAction } from '@/lib/actions'
import { listAdministrators } from '@/lib/graph/administrators'
import type { SetupGrant } from '@/lib/graph/grant'
import { setProofs } from '@/lib/graph/proofs'
import { proofsSchema, type ProofsInput } from './schema'

export type Saved = { name: string; alternateEmail: string | null; mobilePhone: string | null }

/** What of an administrator is set, for the trail: an address by its domain, a number by its last two digits. */
function changeOf({ alternateEmail, mobilePhone }: ProofsInput) {
  return {
    what: mobilePhone === null ? 'email' : alternateEmail === null ? 'phone' : 'both',
    ...(alternateEmail !== null && { domain: alternateEmail.replace(/^.*@/, '') }),
    ...(mobilePhone !== null && { ending: mobilePhone.slice(-2) }),
  }
}

/** What may be typed, which depends on who the administrators are. */
export async function schemaFor(grant: SetupGrant<'setup-proofs'>) {
  return proofsSchema((await listAdministrators(grant)).all)
}

/** Sets the proofs of one administrator, by a form of its own or as a line of a list. */
export const save = setupAction(
  'setup-proofs',
  // A list tells of what is so already; a form that would send nothing has nothing to save.
  async (grant) =>
    (await schemaFor(grant)).refine(
      ({ alternateEmail, mobilePhone }) => alternateEmail !== null || mobilePhone !== null,
      { path: ['alternateEmail'], message: 'nothing' },
    ),
  (_grant, input) => {
    const { id, name, signInName } = input.administrator
    return { target: { id, name, signInName, unit: null }, change: changeOf(input) }
  },
  async (grant, { administrator, ...proofs }, reference): Promise<Saved> => {
    await setProofs(grant, administrator, proofs, reference)
    return { name: administrator.name, ...proofs }
  },
)
