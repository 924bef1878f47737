'use client'

import { useActionState, useEffect, useState } from 'react'
import { ButtonLink } from '@/components/button'
import { ChoiceBoxes } from '@/components/choice-boxes'
import { DialogActions } from '@/components/dialog'
import type { Evidence } from '@/components/evidence-fields'
import { Note } from '@/components/note'
import { Picker } from '@/components/picker'
import type { PickerOption } from '@/components/picker-options'
import { SubmitButton } from '@/components/submit-button'
import { isPhoneType, phoneOf, type Phone, type PhoneType } from '@/lib/graph/phone-types'
import { addPhoneNumber, changePhoneNumber } from './action'
import { problemIn } from '../action-dialog'
import type { PersonShown } from '../person-shown'
import { CatchLost, PhoneDialog, Why } from './frame'
import { NumberField } from './number-field'
import type { PhoneState } from './outcome'
import { Trouble } from './trouble'
import { useLastCountry } from './use-last-country'
import type { Words } from './words'

type Props = {
  person: PersonShown
  /** The number to change; null to add one. */
  phone: Phone | null
  /** The types to choose from, and what there is to say about the others. */
  types: PhoneType[]
  typesNote?: string
  countries: PickerOption[]
  suggested: string[]
  evidence: Evidence
  operation: string
  words: Words
}

function isMasked({ number }: Phone): boolean {
  return !/^\+[\d ]+(x\d+)?$/.test(number)
}

export function NumberDialog(props: Props) {
  return (
    <CatchLost person={props.person} words={props.words}>
      <NumberForm {...props} />
    </CatchLost>
  )
}

function NumberForm(props: Props) {
  const { person, phone, types, typesNote, countries, suggested, evidence, operation, words } = props
  const action = phone ? changePhoneNumber : addPhoneNumber
  const [state, send] = useActionState<PhoneState, FormData>(action, { status: 'open' })
  const { typed } = state
  // Kept here, so that no answer takes away what was typed; without JavaScript the answer brings it back.
  const [type, setType] = useState(typed?.phoneType ?? phone?.type ?? types[0] ?? 'mobile')
  const [country, setCountry] = useState(typed?.country ?? suggested[0] ?? '')
  const [number, setNumber] = useState(typed?.phoneNumber ?? '')
  const last = useLastCountry(state.status === 'done' ? country : null)

  const invalid = state.status === 'invalid' ? state.fields : {}
  const faulty = Object.keys(invalid)[0]
  useEffect(() => {
    if (faulty) document.getElementById(faulty)?.focus()
  }, [faulty, state])

  const closeHref = `/staff/${person.id}`
  const title = phone ? words.titles.change : words.titles.add
  const chosen = isPhoneType(type) ? type : 'mobile'
  const problem = problemIn(state)
  const isGone = phone && state.now && !phoneOf(state.now, phone.type)
  const errorOf = (field: string) => invalid[field] && words.invalid[invalid[field]]
  const fields = (
    <>
      {!phone && (
        <ChoiceBoxes
          name="phoneType"
          legend={words.form.which}
          choices={types.map((value) => ({ value, label: words.types[value] }))}
          chosen={type}
          onChoose={setType}
          error={errorOf('phoneType')}
          note={typesNote}
        />
      )}
      <Picker
        id="country"
        name="country"
        label={words.form.country}
        options={countries}
        suggested={[...new Set([...suggested, last])]}
        value={country}
        onPick={setCountry}
        error={errorOf('country')}
        words={words.form.countries}
      />
      <NumberField
        label={phone ? words.form.newNumber : words.form.number}
        type={chosen}
        country={country}
        typed={number}
        onType={setNumber}
        error={errorOf('phoneNumber')}
        words={words}
      />
      <Why state={state} evidence={evidence} />
    </>
  )
  return (
    <PhoneDialog state={state} title={title} person={person} words={words}>
      <form
        action={send}
        // React empties a form that was sent; what was typed is to stay.
        onReset={(event) => event.preventDefault()}
        className="group/number"
        data-type={chosen}
        noValidate
      >
        <input type="hidden" name="staffId" value={person.id} />
        <input type="hidden" name="operation" value={'operation' in state ? state.operation : operation} />
        {phone && <input type="hidden" name="phoneType" value={phone.type} />}
        {phone && (
          <input
            type="hidden"
            name="mark"
            value={phoneOf(state.now ?? null, phone.type)?.mark ?? phone.mark}
          />
        )}
        {problem ? (
          <Trouble
            problem={problem}
            about={chosen}
            now={state.now}
            closeHref={closeHref}
            here={`${closeHref}/phone/${phone ? `${phone.type}/change` : 'add'}`}
            words={words}
          >
            {!isGone && fields}
          </Trouble>
        ) : (
          <>
            {phone && (
              <div className="text-sm">
                <p>
                  {words.types[phone.type]} <bdi dir="ltr">{phone.number}</bdi>
                </p>
                {isMasked(phone) && <p className="text-muted">{words.form.wholeNumber}</p>}
              </div>
            )}
            {fields}
            {!phone && <p className="text-sm text-muted">{words.form.afterAdd}</p>}
            {words.ends && <Note>{words.ends}</Note>}
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
