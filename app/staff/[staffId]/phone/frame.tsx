import type { ReactNode } from 'react'
import { Dialog } from '@/components/dialog'
import { EvidenceFields, type Evidence } from '@/components/evidence-fields'
import { CatchLost as CatchLostAnswer, problemIn } from '../action-dialog'
import type { PersonShown } from '../person-shown'
import { Outcome } from './done'
import type { PhoneState } from './outcome'
import type { Words } from './words'

type Props = { person: PersonShown; words: Words; children: ReactNode }

/** The form was sent, but its answer did not reach this browser: it may have been done. */
export function CatchLost({ person, words, children }: Props) {
  const { lostTitle: title, lost: sentence, look } = words.trouble
  return (
    <CatchLostAnswer
      person={person}
      here={`/staff/${person.id}`}
      words={{ close: words.close, look, unanswered: { title, sentence } }}
    >
      {children}
    </CatchLostAnswer>
  )
}

/** How it was checked and why, in each form of the room. */
export function Why({ state, evidence }: { state: PhoneState; evidence: Evidence }) {
  const isAnswered = state.status !== 'open' && state.status !== 'done'
  return (
    <EvidenceFields
      {...evidence}
      kept={isAnswered ? state.kept : undefined}
      faults={state.status === 'invalid' ? state.fields : {}}
    />
  )
}

/** The dialog around each form of the room: its title tells what became of the form. */
export function PhoneDialog({
  state,
  title,
  person,
  words,
  children,
}: Props & { state: PhoneState; title: string }) {
  const frame = { person, closeHref: `/staff/${person.id}`, closeLabel: words.close }
  if (state.status === 'done')
    return (
      <Dialog {...frame} title={words.done.titles[state.result.deed]} hardClose>
        <Outcome done={state.result} closeHref={frame.closeHref} words={words} />
      </Dialog>
    )
  return (
    <Dialog {...frame} title={problemIn(state)?.title ?? title} hardClose={state.status !== 'open'}>
      {children}
    </Dialog>
  )
}
