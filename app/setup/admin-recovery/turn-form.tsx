'use client'

import { Wrench } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useActionState, useEffect } from 'react'
import { Answer } from '@/components/answer'
import { Callout } from '@/components/callout'
import { SubmitButton } from '@/components/submit-button'
import type { ActionState } from '@/lib/actions'
import { turn, type Turned } from './action'
import { Trouble } from '../trouble'
import type { Words } from './words'

type Props = { isOn: boolean; operation: string; words: Words }

/** Turns self-service reset on or off: what will happen is said first, and one button does it. */
export function TurnForm({ isOn, operation, words: { turn: words, trouble } }: Props) {
  const [state, send] = useActionState<ActionState<Turned>, FormData>(turn, { status: 'open' })
  const router = useRouter()
  useEffect(() => {
    if (state.status === 'done') router.refresh()
  }, [state, router])

  const problem = state.status === 'failed' || state.status === 'unknown' ? state.problem : null
  return (
    <>
      {state.status === 'done' && (
        <Answer key={String(state.result.isOn)} role="status">
          <Callout tone="positive">
            <p>{state.result.isOn ? words.doneOn : words.doneOff}</p>
          </Callout>
        </Answer>
      )}
      {problem && <Trouble problem={problem} words={trouble} />}
      <details key={String(isOn)} className="opens text-sm" open={problem !== null}>
        <summary>
          <Wrench aria-hidden="true" className="size-5" />
          {words.fixForMe}
        </summary>
        <form action={send} className="grid gap-3 pt-1 pb-2">
          <p>{isOn ? words.previewOff : words.previewOn}</p>
          <input type="hidden" name="operation" value={'operation' in state ? state.operation : operation} />
          <input type="hidden" name="turn" value={isOn ? 'off' : 'on'} />
          <div className="flex flex-wrap gap-3">
            <SubmitButton variant={isOn ? 'danger' : 'primary'} {...words.sending}>
              {isOn ? words.turnOff : words.turnOn}
            </SubmitButton>
          </div>
        </form>
      </details>
    </>
  )
}
