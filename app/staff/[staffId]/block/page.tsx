import { attempt } from '@/lib/problem'
import { Refused } from '../refused'
import { BlockDialog } from './dialog'
import { getBlock, isAboutUnblocking } from './queries'

type Props = { params: Promise<{ staffId: string }> }

export default async function Block({ params }: Props) {
  const { staffId } = await params
  const { value, problem } = await attempt(getBlock(staffId))
  if (!problem) return <BlockDialog {...value} />
  const { value: isBlocked } = await attempt(isAboutUnblocking(staffId))
  return <Refused staffId={staffId} capability={isBlocked ? 'unblock' : 'block'} problem={problem} />
}
