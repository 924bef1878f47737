'use client'

import { useActionState, useEffect } from 'react'
import { Answer } from '@/components/answer'
import { ButtonLink } from '@/components/button'
import { Callout } from '@/components/callout'
import { SubmitButton } from '@/components/submit-button'
import { saveRules, type RulesState } from './action'
import { LogoField } from './logo-field'
import { RuleField } from './rule-field'
import { Trouble } from '../trouble'
import type { getWords, ShownField } from './words'

type Props = {
  sections: { id: string; title: string; fields: ShownField[] }[]
  operation: string
  version: number
  logo: string | null
  mayChange: boolean
  /** The page was loaded afresh after what was sent had been saved. */
  isSaved: boolean
  words: Awaited<ReturnType<typeof getWords>>
}

/** All the rules, with one button. */
export function RulesForm({ sections, operation, version, logo, mayChange, isSaved, words }: Props) {
  const [state, send] = useActionState<RulesState, FormData>(saveRules, { status: 'open' })
  const faults = state.status === 'invalid' ? state.fields : {}
  // In the order of the page: that of the faults is another.
  const names = [...sections.flatMap(({ fields }) => fields.map(({ name }) => String(name))), 'LOGO']
  const faulty = names.find((name) => faults[name])
  useEffect(() => {
    // A style sheet or a picture that was taken away goes only with the page.
    if (state.status === 'done') window.location.replace('/setup/rules?saved')
    if (faulty) document.getElementById(faulty)?.focus()
  }, [state, faulty])

  const typed = 'typed' in state ? state.typed : undefined
  const problem = state.status === 'failed' || state.status === 'unknown' ? state.problem : null
  return (
    <form action={send} className="flex flex-col gap-5">
      <input type="hidden" name="operation" value={'operation' in state ? state.operation : operation} />
      <input type="hidden" name="version" value={typed?.version ?? version} />
      {sections.map(({ id, title, fields }) => (
        <fieldset key={id} disabled={!mayChange} className="surface min-w-0 p-4 wide:p-5">
          <legend className="float-start mb-4 w-full text-base font-semibold">{title}</legend>
          <div className="rule-fields clear-both">
            {fields.map((field) => (
              <RuleField
                key={field.name}
                field={field}
                typed={typed && (typed[field.name] ?? '')}
                fault={faults[field.name]}
              />
            ))}
            {id === 'brand' && (
              <LogoField logo={logo} isGoing={typed?.removeLogo === 'on'} fault={faults.LOGO} words={words} />
            )}
          </div>
        </fieldset>
      ))}
      {(isSaved || state.status === 'done') && state.status !== 'invalid' && !problem && (
        <Answer role="status">
          <Callout tone="positive" title={words.done}>
            <p>{words.doneText}</p>
          </Callout>
        </Answer>
      )}
      {faults.nothing && (
        <Callout tone="caution" alert>
          <p>{words.faults.nothing}</p>
        </Callout>
      )}
      {faulty && (
        <Callout tone="caution" alert>
          <p>{words.attention}</p>
        </Callout>
      )}
      {problem && <Trouble problem={problem} words={words.trouble} />}
      {problem?.failure === 'changed-meanwhile' && (
        <div>
          <ButtonLink href="/setup/rules" hard>
            {words.again}
          </ButtonLink>
        </div>
      )}
      {mayChange && (
        <div>
          <SubmitButton {...words.sending}>{words.submit}</SubmitButton>
        </div>
      )}
    </form>
  )
}
