import { randomUUID } from 'node:crypto'
import { attempt } from '@/lib/problem'
import { Explained } from '../explained'
import { methodRow } from '../method-words'
import { Refused } from '../refused'
import { getStartOver } from './queries'
import { RemoveDialog } from './remove-dialog'
import { getWords } from './words'

type Props = { params: Promise<{ staffId: string }> }

export async function StartOver({ params }: Props) {
  const { staffId } = await params
  const { value, problem } = await attempt(getStartOver(staffId))
  if (problem) return <Refused staffId={staffId} capability="methods" problem={problem} />
  const { person, going, isLast, evidence, isSent } = value
  const words = await getWords(person)
  if (going.length === 0 && !isSent)
    return (
      <Explained title={words.startOver} person={person} words={words.trouble}>
        <p>{words.gone}</p>
      </Explained>
    )
  return (
    <RemoveDialog
      person={person}
      rows={await Promise.all(going.map(methodRow))}
      fields={{ shown: going.map(({ id, mark }) => `${id} ${mark}`).join(', ') }}
      here={`/staff/${staffId}/methods/start-over`}
      isAll
      isLast={isLast}
      operation={randomUUID()}
      evidence={evidence}
      words={words}
    />
  )
}
