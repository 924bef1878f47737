'use client'

import { useActionState, type ReactNode } from 'react'
import { ButtonLink } from '@/components/button'
import { CheckList } from '@/components/check-list'
import { DialogActions } from '@/components/dialog'
import { Points } from '@/components/points'
import type { ActionState } from '@/lib/actions'
import { ActionDialog, CatchLost } from './action-dialog'
import type { Confirm } from './confirm'

type Send<Done> = (previous: unknown, form: FormData) => Promise<ActionState<Done>>
type Outcome = { items: { state: 'kept' | 'waiting' | 'broken'; text: string }[]; next?: ReactNode }

type Props<Done> = Confirm & {
  send: Send<Done>
  /** What the form sends beside whom it is for. */
  fields?: Record<string, string>
  icons: ReactNode[]
  variant?: 'primary' | 'danger'
  outcomeOf: (done: Done) => Outcome
}

/** One question about a person's account: what will happen, one button, and then what came of it. */
export function ConfirmDialog<Done>(props: Props<Done>) {
  const { person, here, words } = props
  return (
    <CatchLost person={person} here={here} words={{ ...words.trouble, back: undefined }}>
      <ConfirmForm {...props} />
    </CatchLost>
  )
}

function ConfirmForm<Done>(props: Props<Done>) {
  const { person, words, send: action, fields = {}, icons, outcomeOf } = props
  const [state, send] = useActionState<ActionState<Done>, FormData>(action, { status: 'open' })

  function tell(done: Done): ReactNode {
    const { items, next } = outcomeOf(done)
    return (
      <>
        <div role="status">
          <CheckList items={items} />
        </div>
        <DialogActions>
          <ButtonLink href={`/staff/${person.id}`} variant="primary" hard>
            {words.trouble.done}
          </ButtonLink>
          {next}
        </DialogActions>
      </>
    )
  }

  return (
    <ActionDialog
      {...props}
      state={state}
      send={send}
      title={words.title}
      words={words.trouble}
      done={{ title: words.done.title, tell }}
      fields={Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    >
      <Points items={words.will.map((text, index) => ({ icon: icons[index], text }))} />
    </ActionDialog>
  )
}
