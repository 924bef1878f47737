'use client'

import { CalendarClock, KeyRound, QrCode } from 'lucide-react'
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
import {
  changeQrExpiry,
  createQrCode,
  deleteQrCode,
  endTemporaryQrCode,
  makeTemporaryQrCode,
  renewQrCode,
  resetQrPin,
  type QrState,
} from './action'
import { Handover } from './handover'
import type { Deed } from './verbs'
import type { Words } from './words'

const actions: Record<Deed, (previous: unknown, form: FormData) => Promise<QrState>> = {
  create: createQrCode,
  renew: renewQrCode,
  temporary: makeTemporaryQrCode,
  'end-temporary': endTemporaryQrCode,
  pin: resetQrPin,
  expiry: changeQrExpiry,
  delete: deleteQrCode,
}

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
  return (
    <CatchLost person={props.person} here={props.here} words={props.words.trouble}>
      <QrForm {...props} />
    </CatchLost>
  )
}

/** A shift. */
const usualHours = '8'

const icons = [<QrCode key="code" />, <KeyRound key="key" />, <CalendarClock key="time" />]

function QrForm(props: Props) {
  const { deed, here, person, id, points, days, hours, earlier, operation, evidence, slip, words } = props
  const [state, send] = useActionState<QrState, FormData>(actions[deed], { status: 'open' })
  const { typed } = state
  const [chosen, setChosen] = useState(typed?.lifetimeInHours || (hours ? usualHours : ''))
  const closeHref = `/staff/${person.id}`
  const frame = { person, closeHref, closeLabel: words.trouble.close }
  const { title, done } = words.deeds[deed]
  if (state.status === 'done') {
    const next =
      deed === 'delete'
        ? { href: `${closeHref}/qr-code`, label: words.deeds.create.title }
        : deed === 'end-temporary'
          ? { href: `${closeHref}/qr-code/temporary`, label: words.deeds.temporary.title }
          : null
    return (
      <Dialog {...frame} title={done.title} hardClose>
        <Handover
          done={state.result}
          person={person}
          slip={slip}
          words={words}
          next={next}
          told={done.told}
        />
      </Dialog>
    )
  }
  const problem = problemIn(state)
  const faults = state.status === 'invalid' ? state.fields : {}
  const errorOf = (field: string) => faults[field] && words.invalid[faults[field]]
  const fields = (
    <>
      {id && <input type="hidden" name="id" value={id} />}
      {days && (
        <Field
          id="expireDateTime"
          name="expireDateTime"
          type="date"
          label={words.until}
          hint={words.untilHint}
          min={days.least}
          max={days.most}
          defaultValue={typed?.expireDateTime ?? days.usual}
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
      <EvidenceFields {...evidence} kept={'kept' in state ? state.kept : undefined} faults={faults} />
    </>
  )
  const isRemoving = deed === 'delete' || deed === 'end-temporary'
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
            {faults.id && (
              <Callout tone="caution" alert>
                <p>{words.invalid[faults.id]}</p>
              </Callout>
            )}
            {props.state && <p className="text-base">{props.state}</p>}
            <Points items={points.map((text, index) => ({ icon: icons[index % icons.length], text }))} />
            {fields}
            <DialogActions>
              <SubmitButton variant={isRemoving ? 'danger' : 'primary'} {...words.trouble.sending}>
                {title}
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
