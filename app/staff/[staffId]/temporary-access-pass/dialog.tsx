'use client'

import { KeyRound, Ticket } from 'lucide-react'
import { useActionState, useState } from 'react'
import { ButtonLink } from '@/components/button'
import { Callout } from '@/components/callout'
import { ChoiceBoxes } from '@/components/choice-boxes'
import { Dialog, DialogActions } from '@/components/dialog'
import { EvidenceFields, type Evidence } from '@/components/evidence-fields'
import { Field } from '@/components/field'
import { Points } from '@/components/points'
import { SubmitButton } from '@/components/submit-button'
import { ActionForm, CatchLost, problemIn, type PersonShown } from '../action-dialog'
import type { Slip } from '../slip'
import { Trouble } from '../trouble'
import { createTemporaryAccessPass, type CreateState } from './action'
import { Handover } from './handover'
import type { Words } from './words'

type Props = {
  person: PersonShown
  lifetimes: { value: string; label: string }[]
  usual: string
  onceOnly: boolean
  /** The pass that goes: its id, and what is told of it. */
  replaces: { id: string; sentence: string } | null
  earlier: string | null
  operation: string
  evidence: Evidence
  slip: Slip
  words: Words
}

export function CreatePassDialog(props: Props) {
  const here = `/staff/${props.person.id}/temporary-access-pass`
  return (
    <CatchLost person={props.person} here={here} words={props.words.trouble}>
      <CreatePassForm {...props} here={here} />
    </CatchLost>
  )
}

function CreatePassForm(props: Props & { here: string }) {
  const { person, lifetimes, usual, onceOnly, replaces, earlier, operation, evidence, slip, words, here } =
    props
  const [state, send] = useActionState<CreateState, FormData>(createTemporaryAccessPass, { status: 'open' })
  const { typed } = state
  // Kept here, so that no answer takes away what was chosen; without JavaScript the answer brings it back.
  const [lifetime, setLifetime] = useState(typed?.lifetimeInMinutes ?? usual)
  const [once, setOnce] = useState(typed?.isUsableOnce || 'true')
  const closeHref = `/staff/${person.id}`
  const frame = { person, closeHref, closeLabel: words.trouble.close }
  if (state.status === 'done')
    return (
      <Dialog {...frame} title={words.made.title} hardClose>
        <Handover made={state.result} person={person} slip={slip} words={words} />
      </Dialog>
    )

  const faults = state.status === 'invalid' ? state.fields : {}
  const errorOf = (field: string) => faults[field] && words.invalid[faults[field]]
  const problem = problemIn(state)
  const title = replaces ? words.replace : words.title
  const fields = (
    <>
      <input type="hidden" name="replaces" value={replaces?.id ?? ''} />
      <ChoiceBoxes
        name="lifetimeInMinutes"
        legend={words.lifetime}
        choices={lifetimes}
        chosen={lifetime}
        onChoose={setLifetime}
        error={errorOf('lifetimeInMinutes')}
      />
      <ChoiceBoxes
        name="isUsableOnce"
        legend={words.uses}
        choices={[
          { value: 'true', label: words.once },
          ...(onceOnly ? [] : [{ value: 'false', label: words.many }]),
        ]}
        chosen={once}
        onChoose={setOnce}
        error={errorOf('isUsableOnce')}
        note={onceOnly ? words.onceOnly : undefined}
      />
      <Field
        id="startDateTime"
        name="startDateTime"
        type="datetime-local"
        label={words.start}
        optionalLabel={words.optional}
        hint={words.startHint}
        defaultValue={typed?.startDateTime}
        error={errorOf('startDateTime')}
      />
      <EvidenceFields {...evidence} kept={'kept' in state ? state.kept : undefined} faults={faults} />
    </>
  )
  return (
    <Dialog {...frame} title={problem?.title ?? title} hardClose={state.status !== 'open'}>
      <ActionForm state={state} send={send} operation={operation} person={person}>
        {problem ? (
          <Trouble problem={problem} closeHref={closeHref} here={here} words={words.trouble}>
            {fields}
          </Trouble>
        ) : (
          <>
            {earlier && state.status === 'open' && (
              <Callout tone="caution" alert>
                <p>{earlier}</p>
              </Callout>
            )}
            {replaces && (
              <Callout tone="caution">
                <p>{replaces.sentence}</p>
              </Callout>
            )}
            <Points
              items={words.willHappen.map((text, index) => ({
                icon: index === 0 ? <Ticket key="pass" /> : <KeyRound key="key" />,
                text,
              }))}
            />
            {fields}
            <DialogActions>
              <SubmitButton {...words.trouble.sending}>{title}</SubmitButton>
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
