import { attempt } from '@/lib/problem'
import { Refused } from '../refused'
import { SignOutDialog } from './dialog'
import { getSignOut } from './queries'

type Props = { params: Promise<{ staffId: string }> }

export default async function SignOut({ params }: Props) {
  const { staffId } = await params
  const { value, problem } = await attempt(getSignOut(staffId))
  if (problem) return <Refused staffId={staffId} capability="sign-out" problem={problem} />
  return <SignOutDialog {...value} />
}
