import { randomUUID } from 'node:crypto'
import { attempt } from '@/lib/problem'
import { NumberDialog } from '../number-dialog'
import { getPhone } from '../queries'
import { Refused } from '../refused'
import { getWords } from '../words'

type Props = { params: Promise<{ staffId: string; type: string }> }

export async function ChangePhone({ params }: Props) {
  const { staffId, type } = await params
  const { value, problem } = await attempt(getPhone(staffId, type))
  if (problem) return <Refused staffId={staffId} problem={problem} />
  const { person, phone, countries, suggested, evidence } = value
  const words = await getWords(person)
  return (
    <NumberDialog
      person={person}
      phone={phone}
      types={[phone.type]}
      countries={countries}
      suggested={suggested}
      evidence={evidence}
      operation={randomUUID()}
      words={words}
    />
  )
}
