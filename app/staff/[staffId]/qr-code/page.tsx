import { hasCode } from '@/lib/graph/qr-types'
import { attempt } from '@/lib/problem'
import { isForeign } from '../pass-state'
import { Refused } from '../refused'
import { NoQrCode, QrDeed, QrOverview } from './opened'
import { getQrCode } from './queries'

type Props = { params: Promise<{ staffId: string }> }

export default async function QrCode({ params }: Props) {
  const { staffId } = await params
  const { value: opened, problem } = await attempt(getQrCode(staffId))
  if (problem) return <Refused staffId={staffId} capability="qr-code" problem={problem} />
  const { method } = opened
  // A form that was sent tells itself what became of it.
  if (!opened.isSent) {
    if (opened.isNowhere || opened.policy.isOff || isForeign(opened.person))
      return <NoQrCode opened={opened} />
    if (hasCode(method)) return <QrOverview opened={opened} method={method} />
  }
  const isOver = method !== null && !hasCode(method)
  return <QrDeed opened={opened} method={method} deed={isOver ? 'renew' : 'create'} />
}
