import { randomUUID } from 'node:crypto'
import { attempt } from '@/lib/problem'
import { getPhone } from '../queries'
import { Refused } from '../refused'
import { RemoveDialog } from '../remove-dialog'
import { getWords } from '../words'

type Props = { params: Promise<{ staffId: string; type: string }> }

export async function RemovePhone({ params }: Props) {
  const { staffId, type } = await params
  const { value, problem } = await attempt(getPhone(staffId, type))
  if (problem) return <Refused staffId={staffId} problem={problem} />
  const { person, phone, phones, isLast, evidence } = value
  const words = await getWords(person)
  return (
    <RemoveDialog
      person={person}
      phone={phone}
      phones={phones}
      isLast={isLast}
      evidence={evidence}
      operation={randomUUID()}
      words={words}
    />
  )
}
