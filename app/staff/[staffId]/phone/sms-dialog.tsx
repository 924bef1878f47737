'use client'

import { IdCard, MessageSquare, ShieldAlert, ShieldCheck, KeyRound, LogIn } from 'lucide-react'
import { useActionState } from 'react'
import { ButtonLink } from '@/components/button'
import { DialogActions } from '@/components/dialog'
import type { Evidence } from '@/components/evidence-fields'
import { Note } from '@/components/note'
import { Points } from '@/components/points'
import { SubmitButton } from '@/components/submit-button'
import { phoneOf, type Phone } from '@/lib/graph/phone-types'
import { turnSmsSignIn } from './action'
import { problemIn } from '../action-dialog'
import type { PersonShown } from '../person-shown'
import { CatchLost, PhoneDialog, Why } from './frame'
import type { PhoneState } from './outcome'
import { Trouble } from './trouble'
import type { Words } from './words'

type Props = { person: PersonShown; phone: Phone; evidence: Evidence; operation: string; words: Words }

const icons = {
  on: [<MessageSquare key="1" />, <IdCard key="2" />, <ShieldAlert key="3" />],
  off: [<LogIn key="1" />, <KeyRound key="2" />, <ShieldCheck key="3" />],
}

export function SmsDialog(props: Props) {
  return (
    <CatchLost person={props.person} words={props.words}>
      <SmsForm {...props} />
    </CatchLost>
  )
}

/** On or off, whichever it is not, and what that means for the person. */
function SmsForm({ person, phone, evidence, operation, words }: Props) {
  const [state, send] = useActionState<PhoneState, FormData>(turnSmsSignIn, { status: 'open' })
  const closeHref = `/staff/${person.id}`
  const turn = phone.sms === 'ready' ? 'off' : 'on'
  const title = turn === 'on' ? words.sms.turnOn : words.sms.turnOff
  const problem = problemIn(state)
  const why = <Why state={state} evidence={evidence} />
  const mark = phoneOf(state.now ?? null, 'mobile')?.mark ?? phone.mark
  const about = (
    <p className="text-sm">
      {words.types.mobile} <bdi dir="ltr">{phone.number}</bdi>
    </p>
  )
  return (
    <PhoneDialog state={state} title={title} person={person} words={words}>
      <form action={send}>
        <input type="hidden" name="staffId" value={person.id} />
        <input type="hidden" name="operation" value={'operation' in state ? state.operation : operation} />
        <input type="hidden" name="turn" value={turn} />
        <input type="hidden" name="mark" value={mark} />
        {problem ? (
          <Trouble
            problem={problem}
            about="mobile"
            now={state.now}
            closeHref={closeHref}
            here={`${closeHref}/phone/sms-sign-in`}
            words={words}
          >
            {about}
            {why}
          </Trouble>
        ) : (
          <>
            {about}
            <Points items={words.sms[turn].map((text, index) => ({ icon: icons[turn][index], text }))} />
            {why}
            {turn === 'on' && words.ends && <Note>{words.ends}</Note>}
            <DialogActions>
              <SubmitButton {...words.sending}>{title}</SubmitButton>
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
