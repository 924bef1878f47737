'use client'

import { Ban, KeyRound, UserRound } from 'lucide-react'
import { useActionState, useState } from 'react'
import { ButtonLink } from '@/components/button'
import { Callout } from '@/components/callout'
import { Dialog, DialogActions } from '@/components/dialog'
import { EvidenceFields, type Evidence } from '@/components/evidence-fields'
import { Points } from '@/components/points'
import { SubmitButton } from '@/components/submit-button'
import type { ActionState } from '@/lib/actions'
import { CatchLost } from '../action-dialog'
import type { PersonShown } from '../person-shown'
import { Trouble } from '../trouble'
import { resetPassword } from './action'
import { Handover, type Done, type Slip } from './handover'
import { TypedPassword } from './typed-password'
import type { Words } from './words'

type Props = {
  person: PersonShown & { surname: string | null }
  typing: 'needed' | 'possible' | null
  /** The person's, or the manager's: suggestions are made of its words. */
  language: string
  /** For a browser that draws none itself. */
  suggestion: string | null
  /** Whether it was blocked when the form was drawn. */
  account: 'enabled' | 'blocked'
  operation: string
  /** What became of an attempt before this one, where that is worth knowing. */
  earlier: string | null
  evidence: Evidence
  slip: Slip
  words: Words
}

const icons = [<KeyRound key="key" />, <Ban key="ban" />, <UserRound key="person" />]

export function ResetPasswordDialog(props: Props) {
  return (
    <CatchLost
      person={props.person}
      here={`/staff/${props.person.id}/reset-password`}
      words={{ ...props.words.trouble, close: props.words.close }}
    >
      <ResetPasswordForm {...props} />
    </CatchLost>
  )
}

function ResetPasswordForm(props: Props) {
  const { person, typing, language, suggestion, account, operation, earlier, evidence, slip, words } = props
  const [state, send] = useActionState<ActionState<Done>, FormData>(resetPassword, { status: 'open' })
  // Kept here, so that no answer takes away what was typed.
  const [newPassword, setNewPassword] = useState('')
  const closeHref = `/staff/${person.id}`
  const frame = { person, closeHref, closeLabel: words.close }

  if (state.status === 'done')
    return (
      <Dialog {...frame} title={words.done.title} hardClose>
        <Handover done={state.result} person={person} slip={slip} words={words} />
      </Dialog>
    )

  const fields = state.status === 'invalid' ? state.fields : {}
  const invalid = fields.newPassword
  const typed = typing && (
    <TypedPassword
      names={person}
      isOptional={typing === 'possible'}
      typed={newPassword}
      onType={setNewPassword}
      language={language}
      first={suggestion}
      error={invalid ? words.invalid[invalid] : undefined}
      words={words.typed}
    />
  )
  const why = (
    <EvidenceFields {...evidence} kept={state.status === 'open' ? undefined : state.kept} faults={fields} />
  )
  const hasTrouble = state.status === 'failed' || state.status === 'unknown'
  return (
    <Dialog {...frame} title={hasTrouble ? state.problem.title : words.title}>
      <form action={send}>
        <input type="hidden" name="staffId" value={person.id} />
        <input type="hidden" name="account" value={account} />
        <input type="hidden" name="operation" value={state.status === 'open' ? operation : state.operation} />
        {hasTrouble ? (
          <Trouble
            problem={state.problem}
            closeHref={closeHref}
            here={`${closeHref}/reset-password`}
            words={words.trouble}
          >
            {typed}
            {why}
          </Trouble>
        ) : (
          <>
            {earlier && state.status === 'open' && (
              <Callout tone="caution" alert>
                <p>{earlier}</p>
              </Callout>
            )}
            {invalid && !typing && (
              <Callout tone="caution" alert>
                <p>{words.invalid[invalid]}</p>
              </Callout>
            )}
            {typing === 'needed' ? (
              <p className="text-sm">{words.typed.lead}</p>
            ) : (
              <Points items={words.willHappen.map((text, index) => ({ icon: icons[index], text }))} />
            )}
            {typed}
            {why}
            <DialogActions>
              <SubmitButton pendingLabel={words.sending} pendingNote={words.sendingNote}>
                {words.submit}
              </SubmitButton>
              <ButtonLink href={closeHref} variant="quiet">
                {words.cancel}
              </ButtonLink>
            </DialogActions>
          </>
        )}
      </form>
    </Dialog>
  )
}
