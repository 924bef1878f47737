import 'server-only'
import { requireRecentSignIn } from '@/lib/auth/step-up'
import { isOn } from '@/lib/features'
import { authorize, authorizeOwn } from '@/lib/graph/authorize'
import { qrBefore, readQr, readQrPolicy } from '@/lib/graph/qr-reading'
import { isForm } from '@/lib/request'
import { tellEarlier } from '../earlier'
import { getEvidence } from '../evidence'
import { shown } from '../person-shown'
import { getPerson } from '../queries'
import { getSlip } from '../slip'

/** What the dialogs must know before they open: what is there, what the policy says, and where none of it works. */
export async function getQrCode(staffId: string) {
  const grant = await authorize('qr-code', staffId)
  requireRecentSignIn(grant.manager)
  // A form that was sent tells itself what became of it: what was there before is enough for its frame.
  const now = isForm() ? { place: 'v1.0' as const, method: qrBefore(grant) } : await readQr(grant)
  const [{ locations, earlier }, policy] = await Promise.all([
    getPerson(staffId),
    authorizeOwn().then(readQrPolicy),
  ])
  const unsettled = earlier.find(({ capability }) => capability === 'qr-code')
  const location = locations[0]?.name
  return {
    person: shown(grant.person),
    isNowhere: now.place === 'nowhere',
    // What was deleted here a moment ago is gone, even if Graph still tells it.
    method: now.place === 'nowhere' || now.method?.applying === 'deleted' ? null : now.method,
    policy,
    hasPasses: isOn('temporary-access-pass'),
    isSent: isForm(),
    earlier: unsettled ? await tellEarlier(unsettled) : null,
    evidence: await getEvidence(grant.person, location),
    slip: await getSlip(location),
  }
}

export type Opened = Awaited<ReturnType<typeof getQrCode>>
