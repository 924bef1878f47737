'use client'

import { CalendarClock, KeyRound, QrCode } from 'lucide-react'
import { useActionState, useState } from 'react'
import { ChoiceBoxes } from '@/components/choice-boxes'
import type { Evidence } from '@/components/evidence-fields'
import { Field } from '@/components/field'
import { Points } from '@/components/points'
import { failures } from '@/lib/errors'
import { ActionDialog, CatchLost, faultsIn } from '../action-dialog'
import type { PersonShown } from '../person-shown'
import type { Slip } from '../slip'
import { changeQrCode, type QrState } from './action'
import { Handover } from './handover'
import { makesCode, type Deed } from './verbs'
import type { Words } from './words'

type Props = {
  deed: Deed
  here: string
  person: PersonShown
  /** The method that the form is about; empty for a new one. */
  id: string
  /** What is there now, in words. */
  state: string | null
  points: string[]
  /** The first day, the last and the one that is offered. */
  days: { least: string; most: string; usual: string } | null
  hours: { value: string; label: string }[] | null
  earlier: string | null
  operation: string
  evidence: Evidence
  slip: Slip
  words: Words
}

export function QrDialog(props: Props) {
  const { person, here, deed, words } = props
  return (
    <CatchLost person={person} here={here} words={words.troubles[deed]}>
      <QrForm {...props} />
    </CatchLost>
  )
}

/** The form on the page is not the one that was sent. */
const nothing = Object.fromEntries(failures.map((failure) => [failure, false]))

/** A shift. */
const usualHours = '8'

const icons = [<QrCode key="code" />, <KeyRound key="key" />, <CalendarClock key="time" />]

function QrForm(props: Props) {
  const { here, person, id, points, days, hours, earlier, operation, evidence, slip, words } = props
  const [state, send] = useActionState<QrState, FormData>(changeQrCode, { status: 'open' })
  const { sent, deed = props.deed } = state
  const [chosen, setChosen] = useState(sent?.lifetimeInHours || (hours ? usualHours : ''))
  const faults = faultsIn(state)
  const errorOf = (field: string) => faults[field] && words.invalid[faults[field]]
  // What there is has changed since the form was drawn, and with it what the form is for.
  const isStale = deed !== props.deed
  const fault = isStale && state.status === 'invalid' ? 'gone' : faults.id
  return (
    <ActionDialog
      person={person}
      state={state}
      send={send}
      operation={operation}
      evidence={evidence}
      title={words.deeds[props.deed].title}
      here={here}
      variant={deed === 'delete' || deed === 'end-temporary' ? 'danger' : 'primary'}
      words={words.troubles[deed]}
      earlier={earlier}
      done={{
        title: words.deeds[deed].done.title,
        tell: (done) => <Handover done={done} deed={deed} person={person} slip={slip} words={words} />,
      }}
      fault={fault && words.invalid[fault]}
      repeats={isStale ? nothing : makesCode(deed) ? { unanswered: false } : undefined}
      fields={
        <>
          <input type="hidden" name="deed" value={props.deed} />
          {(sent?.id || id) && <input type="hidden" name="id" value={sent?.id || id} />}
          {days && (
            <Field
              id="expireDateTime"
              name="expireDateTime"
              type="date"
              label={words.until}
              hint={words.untilHint}
              min={days.least}
              max={days.most}
              defaultValue={sent?.expireDateTime || days.usual}
              error={errorOf('expireDateTime')}
            />
          )}
          {hours && (
            <ChoiceBoxes
              name="lifetimeInHours"
              legend={words.hours}
              choices={hours}
              chosen={chosen}
              onChoose={setChosen}
              error={errorOf('lifetimeInHours')}
            />
          )}
        </>
      }
    >
      {props.state && <p className="text-base">{props.state}</p>}
      <Points items={points.map((text, index) => ({ icon: icons[index % icons.length], text }))} />
    </ActionDialog>
  )
}
