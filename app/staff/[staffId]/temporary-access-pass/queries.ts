import 'server-only'
import { requireRecentSignIn } from '@/lib/auth/step-up'
import { authorize, authorizeOwn } from '@/lib/graph/authorize'
import { passBefore, readPass, readPassPolicy } from '@/lib/graph/pass-reading'
import { isForm } from '@/lib/request'
import { tellEarlier } from '../earlier'
import { getEvidence } from '../evidence'
import { shown } from '../person-shown'
import { getPerson } from '../queries'
import { getSlip } from '../slip'

async function open(staffId: string) {
  const grant = await authorize('temporary-access-pass', staffId)
  requireRecentSignIn(grant.manager)
  const [{ locations, earlier }, told] = await Promise.all([
    getPerson(staffId),
    isForm() ? passBefore(grant) : readPass(grant),
  ])
  const unsettled = earlier.find(({ capability }) => capability === 'temporary-access-pass')
  return {
    person: shown(grant.person),
    location: locations[0]?.name,
    pass: told === 'hidden' ? null : told,
    evidence: await getEvidence(grant.person, locations[0]?.name),
    earlier: unsettled ? await tellEarlier(unsettled) : null,
  }
}

/** What the dialog must know before it opens: what the policy allows, and what the new pass takes the place of. */
export async function getCreatePass(staffId: string) {
  const [policy, { location, ...opened }] = await Promise.all([
    authorizeOwn().then(readPassPolicy),
    open(staffId),
  ])
  return { ...opened, policy, slip: await getSlip(location) }
}

/** The pass that is about to be voided; null where there is none any more. */
export async function getVoidPass(staffId: string) {
  const { person, pass, evidence } = await open(staffId)
  return { person, pass, evidence, isSent: isForm() }
}
