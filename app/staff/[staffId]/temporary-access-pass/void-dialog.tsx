'use client'

import { LogOut, Ticket } from 'lucide-react'
import { useActionState } from 'react'
import { ButtonLink } from '@/components/button'
import { CheckList } from '@/components/check-list'
import { Dialog, DialogActions } from '@/components/dialog'
import { EvidenceFields, type Evidence } from '@/components/evidence-fields'
import { Note } from '@/components/note'
import { Points } from '@/components/points'
import { SubmitButton } from '@/components/submit-button'
import type { ActionState } from '@/lib/actions'
import type { Voided } from '@/lib/graph/temporary-access-pass'
import { ActionForm, CatchLost, problemIn, type PersonShown } from '../action-dialog'
import { Trouble } from '../trouble'
import type { TroubleWords } from '../trouble-words'
import { voidTemporaryAccessPass } from './action'

type Words = {
  title: string
  submit: string
  points: string[]
  done: { title: string; told: string; untold: string; lost: string; already: string }
  trouble: TroubleWords
}

type Props = {
  person: PersonShown
  /** Null when it was gone before the form was sent. */
  pass: { id: string; state: string } | null
  evidence: Evidence
  operation: string
  words: Words
}

export function VoidPassDialog(props: Props) {
  const here = `/staff/${props.person.id}/temporary-access-pass/void`
  return (
    <CatchLost person={props.person} here={here} words={props.words.trouble}>
      <VoidPassForm {...props} here={here} />
    </CatchLost>
  )
}

function VoidPassForm({ person, pass, evidence, operation, words, here }: Props & { here: string }) {
  const [state, send] = useActionState<ActionState<Voided>, FormData>(voidTemporaryAccessPass, {
    status: 'open',
  })
  const closeHref = `/staff/${person.id}`
  const frame = { person, closeHref, closeLabel: words.trouble.close }
  if (state.status === 'done')
    return (
      <Dialog {...frame} title={words.done.title} hardClose>
        <Outcome voided={state.result} closeHref={closeHref} words={words} />
      </Dialog>
    )
  const problem = problemIn(state)
  const faults = state.status === 'invalid' ? state.fields : {}
  const fields = (
    <>
      <input type="hidden" name="id" value={pass?.id ?? ''} />
      <EvidenceFields {...evidence} kept={'kept' in state ? state.kept : undefined} faults={faults} />
    </>
  )
  return (
    <Dialog {...frame} title={problem?.title ?? words.title} hardClose={state.status !== 'open'}>
      <ActionForm state={state} send={send} operation={operation} person={person}>
        {problem ? (
          <Trouble problem={problem} closeHref={closeHref} here={here} words={words.trouble}>
            {fields}
          </Trouble>
        ) : (
          <>
            <p className="text-base">{pass?.state}</p>
            <Points
              items={words.points.map((text, index) => ({
                icon: index === 0 ? <Ticket key="pass" /> : <LogOut key="sessions" />,
                text,
              }))}
            />
            {fields}
            <DialogActions>
              <SubmitButton variant="danger" {...words.trouble.sending}>
                {words.submit}
              </SubmitButton>
              <ButtonLink href={closeHref} variant="quiet">
                {words.trouble.cancel}
              </ButtonLink>
            </DialogActions>
          </>
        )}
      </ActionForm>
    </Dialog>
  )
}

type OutcomeProps = { voided: Voided; closeHref: string; words: Words }

function Outcome({ voided: { told, lost, already }, closeHref, words }: OutcomeProps) {
  const text = already ? words.done.already : told ? words.done.told : words.done.untold
  return (
    <>
      <div role="status" className="grid gap-2">
        <CheckList items={[{ state: told ? 'kept' : 'waiting', text }]} />
        {lost && <Note>{words.done.lost}</Note>}
      </div>
      <DialogActions>
        <ButtonLink href={closeHref} variant="primary" hard>
          {words.trouble.done}
        </ButtonLink>
      </DialogActions>
    </>
  )
}
