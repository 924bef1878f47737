'use client'

import { useState } from 'react'
import { ChoiceBoxes } from '@/components/choice-boxes'
import { Choices } from '@/components/choices'
import { EvidenceFields } from '@/components/evidence-fields'
import { Field } from '@/components/field'
import { LiveFilter } from '@/components/live-filter'
import { PasswordField } from '@/components/password-field'
import { Picker } from '@/components/picker'
import { SubmitButton } from '@/components/submit-button'
import { Suggestion } from '@/components/suggestion'
import { Button } from '@/components/button'
import { Piece, Section } from './section'

const ways = [
  { value: 'in-person', label: 'In person' },
  { value: 'call-back', label: 'I called back' },
  { value: 'video', label: 'On video' },
]
const countries = [
  { value: 'DE', label: 'Germany', code: '+49' },
  { value: 'CH', label: 'Switzerland', code: '+41' },
  { value: 'US', label: 'United States', code: '+1' },
]
const pickerWords = { suggested: 'Suggested', all: 'All', choose: 'Choose a country', none: 'None fits' }

function never(): Promise<void> {
  return new Promise(() => {})
}

/** What somebody types, chooses and sends. */
export function Forms() {
  const [chosen, setChosen] = useState('in-person')
  const [country, setCountry] = useState('DE')
  const choice = { choices: ways, chosen, onChoose: setChosen }
  const picker = { options: countries, suggested: ['DE'], value: country, onPick: setCountry }
  return (
    <Section title="Fields">
      <Piece name="field">
        <Field id="plain" name="plain" label="Plain" optionalLabel="(optional)" hint="A hint below it." />
        <Field id="wrong" name="wrong" label="Wrong" defaultValue="12" error="This number is too short." />
        <Field id="disabled" name="disabled" label="Disabled" defaultValue="As it is" disabled />
      </Piece>
      <Piece name="password-field, suggestion">
        <PasswordField
          id="password"
          name="password"
          label="Temporary password"
          hideLabel="Hide"
          showLabel="Show"
          defaultValue="ingrid-Coffee26"
        />
        <Suggestion
          label="Suggestion"
          value="orbit-Velvet-lantern-42"
          use={<Button variant="quiet">Use it</Button>}
          another={<Button variant="quiet">Another suggestion</Button>}
        />
      </Piece>
      <Piece name="choices, choice-boxes">
        <Choices name="how" legend="How did you make sure?" options={ways} defaultValue="video" />
        <Choices
          name="how-wrong"
          legend="How did you make sure?"
          options={ways}
          error="Choose one."
          required
        />
        <ChoiceBoxes {...choice} name="boxes" legend="Which number?" note="A note about it." />
        <ChoiceBoxes {...choice} name="boxes-wrong" legend="Which number?" chosen="" error="Choose one." />
      </Piece>
      <Piece name="evidence-fields">
        <EvidenceFields
          evidence="optional"
          reason="required"
          longest={200}
          faults={{ reason: 'missing' }}
          words={{
            how: 'How did you make sure who it is?',
            optional: '(optional)',
            ways,
            reason: 'Reason or ticket',
            seen: 'Seen by IT.',
            invalid: { missing: 'Give a reason.' },
          }}
        />
      </Piece>
      <Piece name="picker, combobox">
        <Picker {...picker} id="country" name="country" label="Country" words={pickerWords} />
        <Picker
          {...picker}
          id="country-wrong"
          name="country-wrong"
          label="Country"
          value=""
          error="Choose a country."
          words={pickerWords}
        />
      </Piece>
      <Piece name="live-filter">
        <LiveFilter action="/_pieces" name="filter" value="" label="Filter by name" submit="Show" />
      </Piece>
      <Piece name="submit-button: ready, sending (tap it), too early">
        <form action={never} className="flex flex-wrap gap-3">
          <SubmitButton pendingLabel="Resetting…" pendingNote="Microsoft is making a password.">
            Reset password
          </SubmitButton>
        </form>
        <form className="flex flex-wrap gap-3">
          <SubmitButton pendingLabel="Trying…" pendingNote="" waiting="Try again in 42 s">
            Try again
          </SubmitButton>
          <SubmitButton variant="danger" pendingLabel="Removing…" pendingNote="">
            Remove
          </SubmitButton>
        </form>
      </Piece>
    </Section>
  )
}
