import { randomUUID } from 'node:crypto'
import { attempt } from '@/lib/problem'
import { Refused } from '../refused'
import { ResetPasswordDialog } from './dialog'
import { getResetPassword } from './queries'
import { getWords } from './words'

type Props = { params: Promise<{ staffId: string }> }

export default async function ResetPassword({ params }: Props) {
  const { staffId } = await params
  const { value, problem } = await attempt(getResetPassword(staffId))
  if (problem) return <Refused staffId={staffId} capability="reset-password" problem={problem} />
  const words = await getWords(value.person, value.typing, value.slip.support)
  return <ResetPasswordDialog {...value} operation={randomUUID()} words={words} />
}
