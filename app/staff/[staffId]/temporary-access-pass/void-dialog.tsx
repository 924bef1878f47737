'use client'

import { LogOut, Ticket } from 'lucide-react'
import { useActionState } from 'react'
import { ButtonLink } from '@/components/button'
import { CheckList } from '@/components/check-list'
import { DialogActions } from '@/components/dialog'
import type { Evidence } from '@/components/evidence-fields'
import { Note } from '@/components/note'
import { Points } from '@/components/points'
import type { Voided } from '@/lib/graph/temporary-access-pass'
import { ActionDialog, CatchLost, faultsIn } from '../action-dialog'
import type { PersonShown } from '../person-shown'
import type { TroubleWords } from '../trouble-words'
import { voidTemporaryAccessPass, type VoidState } from './action'

type Words = {
  title: string
  gone: string
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
  const [state, send] = useActionState<VoidState, FormData>(voidTemporaryAccessPass, { status: 'open' })
  const { sent } = state
  const closeHref = `/staff/${person.id}`
  return (
    <ActionDialog
      person={person}
      state={state}
      send={send}
      operation={operation}
      evidence={evidence}
      title={words.title}
      here={here}
      variant="danger"
      words={words.trouble}
      fault={faultsIn(state).id && words.gone}
      done={{
        title: words.done.title,
        tell: (voided) => <Outcome voided={voided} closeHref={closeHref} words={words} />,
      }}
      fields={<input type="hidden" name="id" value={sent?.id ?? pass?.id ?? ''} />}
    >
      <p className="text-base">{pass?.state}</p>
      <Points
        items={words.points.map((text, index) => ({
          icon: index === 0 ? <Ticket key="pass" /> : <LogOut key="sessions" />,
          text,
        }))}
      />
    </ActionDialog>
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
