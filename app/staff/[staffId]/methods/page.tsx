import { attempt } from '@/lib/problem'
import { Refused } from '../refused'
import { MethodsDialog } from './methods-dialog'
import { getMethods } from './queries'
import { getWords } from './words'

type Props = { params: Promise<{ staffId: string }> }

export default async function Methods({ params }: Props) {
  const { staffId } = await params
  const { value, problem } = await attempt(getMethods(staffId))
  if (problem) return <Refused staffId={staffId} capability="methods" problem={problem} />
  return <MethodsDialog {...value} words={await getWords(value.person)} />
}
