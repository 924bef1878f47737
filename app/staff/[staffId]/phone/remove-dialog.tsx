'use client'

import { KeyRound, MessageSquare, Trash2, TriangleAlert } from 'lucide-react'
import { useActionState } from 'react'
import { ButtonLink } from '@/components/button'
import { DialogActions } from '@/components/dialog'
import type { Evidence } from '@/components/evidence-fields'
import { Points } from '@/components/points'
import { SubmitButton } from '@/components/submit-button'
import { goesWith, phoneOf, type Phone } from '@/lib/graph/phone-types'
import { removePhoneNumber } from './action'
import { problemIn } from '../action-dialog'
import type { PersonShown } from '../person-shown'
import { CatchLost, PhoneDialog, Why } from './frame'
import type { PhoneState } from './outcome'
import { Trouble } from './trouble'
import type { Words } from './words'

type Props = {
  person: PersonShown
  phone: Phone
  phones: Phone[]
  /** No second step is left without it. */
  isLast: boolean
  evidence: Evidence
  operation: string
  words: Words
}

export function RemoveDialog(props: Props) {
  return (
    <CatchLost person={props.person} words={props.words}>
      <RemoveForm {...props} />
    </CatchLost>
  )
}

/** Asks once. What has to go before the number is named, and goes with it. */
function RemoveForm({ person, phone, phones, isLast, evidence, operation, words }: Props) {
  const [state, send] = useActionState<PhoneState, FormData>(removePhoneNumber, { status: 'open' })
  const closeHref = `/staff/${person.id}`
  const known = state.now ?? phones
  const going = goesWith(known, phone.type).flatMap((type) => phoneOf(known, type) ?? [])
  const problem = problemIn(state)
  const isBoth = going.length > 1
  const why = <Why state={state} evidence={evidence} />
  const list = (
    <>
      {isBoth && <p className="text-sm">{words.removing.order}</p>}
      <ol className="grid gap-1 text-sm">
        {going.map(({ type, number }, index) => (
          <li key={type}>
            {isBoth && <span className="text-muted tabular-nums">{index + 1}. </span>}
            {words.types[type]} <bdi dir="ltr">{number}</bdi>
          </li>
        ))}
      </ol>
    </>
  )
  return (
    <PhoneDialog state={state} title={words.titles.remove} person={person} words={words}>
      <form action={send}>
        <input type="hidden" name="staffId" value={person.id} />
        <input type="hidden" name="operation" value={'operation' in state ? state.operation : operation} />
        <input type="hidden" name="phoneType" value={phone.type} />
        <input type="hidden" name="mark" value={going.map(({ mark }) => mark).join(' ')} />
        {problem ? (
          <Trouble
            problem={problem}
            about={phone.type}
            now={state.now}
            closeHref={closeHref}
            here={`${closeHref}/phone/${phone.type}/remove`}
            words={words}
          >
            {going.length > 0 && (
              <>
                {list}
                {why}
              </>
            )}
          </Trouble>
        ) : (
          <>
            {list}
            <Points
              items={[
                { icon: <Trash2 />, text: words.removing.lead },
                ...(phone.sms === 'ready' ? [{ icon: <MessageSquare />, text: words.removing.smsLead }] : []),
                ...(isLast ? [{ icon: <TriangleAlert />, text: words.removing.lastLead }] : []),
                ...(isBoth ? [{ icon: <KeyRound />, text: words.removing.keep }] : []),
              ]}
            />
            {why}
            <DialogActions>
              <SubmitButton
                pendingLabel={words.removing.pending}
                pendingNote={words.sending.pendingNote}
                variant="danger"
              >
                {isBoth ? words.removing.submitBoth : words.removing.submit}
              </SubmitButton>
              {isBoth && (
                <ButtonLink href={`${closeHref}/phone/mobile/change`}>{words.removing.keepAction}</ButtonLink>
              )}
              <ButtonLink href={closeHref} variant="quiet">
                {words.cancel}
              </ButtonLink>
            </DialogActions>
          </>
        )}
      </form>
    </PhoneDialog>
  )
}
