import { randomUUID } from 'node:crypto'
import { attempt } from '@/lib/problem'
import { Explained } from '../explained'
import { methodRow } from '../method-words'
import { Refused } from '../refused'
import { getMethod } from './queries'
import { RemoveDialog } from './remove-dialog'
import { getWords } from './words'

type Props = { params: Promise<{ staffId: string; methodId: string }> }

/** As Graph has it; what cannot be read as one is none of them. */
function idIn(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return ''
  }
}

export async function RemoveMethod({ params }: Props) {
  const { staffId, methodId: segment } = await params
  const methodId = idIn(segment)
  const { value, problem } = await attempt(getMethod(staffId, methodId))
  if (problem) return <Refused staffId={staffId} capability="methods" problem={problem} />
  const { person, method, isLast, evidence, isSent } = value
  const words = await getWords(person)
  const row = method && (await methodRow(method))
  // A form that was sent tells itself what became of it.
  if (!isSent && !row?.isRemovable)
    return (
      <Explained title={words.removeTitle} person={person} words={words.trouble}>
        <p>{row?.note ?? words.gone}</p>
      </Explained>
    )
  return (
    <RemoveDialog
      person={person}
      rows={row ? [row] : []}
      fields={{ id: methodId, mark: method?.mark ?? '' }}
      here={`/staff/${staffId}/methods/${segment}`}
      isLast={isLast}
      operation={randomUUID()}
      evidence={evidence}
      words={words}
    />
  )
}
