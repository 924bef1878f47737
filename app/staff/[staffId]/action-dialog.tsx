import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/button'
import { Callout } from '@/components/callout'
import { Catch } from '@/components/catch'
import { Dialog, DialogActions } from '@/components/dialog'
import type { ActionState } from '@/lib/actions'
import type { Problem } from '@/lib/problem'
import type { TroubleWords } from './trouble-words'

export type PersonShown = { id: string; name: string; signInName: string; givenName: string | null }

type Props = { person: PersonShown; here: string; words: TroubleWords; children: ReactNode }

/** The form was sent, but its answer did not reach this browser: it may have been done. */
export function CatchLost({ person, here, words, children }: Props) {
  const closeHref = `/staff/${person.id}`
  const lost = (
    <Dialog
      title={words.unanswered.title}
      person={person}
      closeHref={closeHref}
      closeLabel={words.close}
      hardClose
    >
      <Callout tone="caution" alert title={words.unanswered.order}>
        <p>{words.unanswered.sentence}</p>
      </Callout>
      <p className="text-sm">{words.unanswered.settle}</p>
      <DialogActions>
        <ButtonLink href={here} variant="primary" hard>
          {words.look}
        </ButtonLink>
        <ButtonLink href={closeHref} variant="quiet" hard>
          {words.back}
        </ButtonLink>
      </DialogActions>
    </Dialog>
  )
  return <Catch fallback={lost}>{children}</Catch>
}

export function problemIn(state: ActionState<unknown>): Problem | null {
  return state.status === 'failed' || state.status === 'unknown' ? state.problem : null
}

type FormProps = {
  state: ActionState<unknown>
  send: (form: FormData) => void
  /** The id under which the form is sent the first time. */
  operation: string
  person: PersonShown
  children: ReactNode
}

/** A form for one person, under an id of its own. What was typed stays in it, whatever the answer. */
export function ActionForm({ state, send, operation, person, children }: FormProps) {
  return (
    <form action={send} onReset={(event) => event.preventDefault()} noValidate>
      <input type="hidden" name="staffId" value={person.id} />
      <input type="hidden" name="operation" value={'operation' in state ? state.operation : operation} />
      {children}
    </form>
  )
}
