'use client'

import { useActionState, type ReactNode } from 'react'
import { Answer } from '@/components/answer'
import { ButtonLink } from '@/components/button'
import { Callout } from '@/components/callout'
import { Reference } from '@/components/reference'
import { SubmitButton } from '@/components/submit-button'
import type { ActionState } from '@/lib/actions'
import type { Problem } from '@/lib/problem'
import { CatchLost } from './lost'
import type { SendWords } from './send-words'

type Props = {
  send: (previous: unknown, form: FormData) => Promise<ActionState<unknown>>
  /** Null where there is nothing to send, or no longer: then the children say so. Whatever was sent is told all the same. */
  fields: Record<string, string> | null
  operation: string
  backHref: string
  /** Where the same is asked afresh. */
  here: string
  words: SendWords & { submit: string; done: string; doneText: string }
  children: ReactNode
}

/** One change of Setup: what it is, one button, and then what came of it. */
export function SendForm(props: Props) {
  return (
    <CatchLost here={props.here} words={props.words}>
      <Form {...props} />
    </CatchLost>
  )
}

function Form({ send: action, fields, operation, backHref, here, words, children }: Props) {
  const [state, send] = useActionState(action, { status: 'open' })
  const back = (
    <ButtonLink href={backHref} hard>
      {words.back}
    </ButtonLink>
  )
  if (state.status === 'done')
    return (
      <>
        <Answer role="status">
          <Callout tone="positive" title={words.done}>
            <p>{words.doneText}</p>
          </Callout>
        </Answer>
        <div>{back}</div>
      </>
    )
  if (state.status === 'failed' || state.status === 'unknown')
    return (
      <Trouble problem={state.problem} isUnknown={state.status === 'unknown'} here={here} words={words}>
        {back}
      </Trouble>
    )
  if (fields === null)
    return (
      <>
        {children}
        <div>{back}</div>
      </>
    )
  return (
    <form action={send} className="flex flex-col gap-4">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="operation" value={'operation' in state ? state.operation : operation} />
      {state.status === 'invalid' && (
        <Callout tone="caution" alert>
          <p>{words.invalid}</p>
        </Callout>
      )}
      {children}
      <div className="flex flex-wrap items-start gap-3">
        <SubmitButton {...words.sending}>{words.submit}</SubmitButton>
        <ButtonLink href={backHref} variant="quiet" hard>
          {words.cancel}
        </ButtonLink>
      </div>
    </form>
  )
}

type TroubleProps = {
  problem: Problem
  isUnknown: boolean
  here: string
  words: SendWords
  children: ReactNode
}

function Trouble({ problem, isUnknown, here, words, children }: TroubleProps) {
  return (
    <Answer>
      <Callout tone="caution" alert title={problem.tryAt ?? problem.title}>
        <p>{isUnknown ? words.unknown : problem.sentence}</p>
      </Callout>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href={problem.signInHref ?? here} variant="primary" hard>
          {problem.signInHref ? words.signIn : isUnknown ? words.look : words.tryAgain}
        </ButtonLink>
        {children}
      </div>
      {problem.reference && <Reference label={words.reference} value={problem.reference} />}
    </Answer>
  )
}
