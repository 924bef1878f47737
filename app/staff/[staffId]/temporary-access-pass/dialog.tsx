'use client'

import { KeyRound, Ticket } from 'lucide-react'
import { useActionState, useState } from 'react'
import { Callout } from '@/components/callout'
import { ChoiceBoxes } from '@/components/choice-boxes'
import type { Evidence } from '@/components/evidence-fields'
import { Field } from '@/components/field'
import { Points } from '@/components/points'
import { whatever } from '@/lib/graph/pass-types'
import { ActionDialog, CatchLost, faultsIn } from '../action-dialog'
import type { PersonShown } from '../person-shown'
import type { Slip } from '../slip'
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
  const { sent } = state
  const shown = replaces?.id
  // Kept here, so that no answer takes away what was chosen; without JavaScript the answer brings it back.
  const [lifetime, setLifetime] = useState(sent?.lifetimeInMinutes ?? usual)
  const [once, setOnce] = useState(sent?.isUsableOnce || 'true')
  const faults = faultsIn(state)
  const errorOf = (field: string) => faults[field] && words.invalid[faults[field]]
  // Beside a failure it is not told what goes: it stays what was told before.
  const goes = { open: shown, invalid: shown, failed: sent?.replaces, unknown: whatever, done: shown }[
    state.status
  ]
  return (
    <ActionDialog
      person={person}
      state={state}
      send={send}
      operation={operation}
      evidence={evidence}
      title={replaces ? words.replace : words.title}
      here={here}
      words={words.trouble}
      earlier={earlier}
      done={{
        title: words.made.title,
        tell: (made) => <Handover made={made} person={person} slip={slip} words={words} />,
      }}
      fields={
        <>
          <input type="hidden" name="replaces" value={goes ?? ''} />
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
            defaultValue={sent?.startDateTime}
            error={errorOf('startDateTime')}
          />
        </>
      }
    >
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
    </ActionDialog>
  )
}
