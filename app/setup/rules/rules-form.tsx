'use client'

import { useRouter } from 'next/navigation'
import { useActionState, useEffect } from 'react'
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
  words: Awaited<ReturnType<typeof getWords>>
}

/** All the rules, with one button. */
export function RulesForm({ sections, operation, version, logo, mayChange, words }: Props) {
  const [state, send] = useActionState<RulesState, FormData>(saveRules, { status: 'open' })
  const router = useRouter()
  const faults = state.status === 'invalid' ? state.fields : {}
  const [faulty] = Object.keys(faults)
  useEffect(() => {
    if (state.status === 'done') router.refresh()
    if (faulty) document.getElementById(faulty)?.focus()
  }, [state, faulty, router])

  const typed = 'typed' in state ? state.typed : undefined
  const problem = state.status === 'failed' || state.status === 'unknown' ? state.problem : null
  return (
    <form action={send} className="flex flex-col gap-5">
      <input type="hidden" name="operation" value={'operation' in state ? state.operation : operation} />
      <input type="hidden" name="version" value={version} />
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
            {id === 'brand' && <LogoField logo={logo} fault={faults.LOGO} words={words} />}
          </div>
        </fieldset>
      ))}
      {state.status === 'done' && (
        <div role="status">
          <Callout tone="positive" title={words.done}>
            <p>{words.doneText}</p>
          </Callout>
        </div>
      )}
      {faults.nothing && (
        <Callout tone="caution" alert>
          <p>{words.faults.nothing}</p>
        </Callout>
      )}
      {problem && <Trouble problem={problem} words={words.trouble} />}
      {mayChange && (
        <div>
          <SubmitButton {...words.sending}>{words.submit}</SubmitButton>
        </div>
      )}
    </form>
  )
}
