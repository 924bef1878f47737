import type { ComponentProps, ReactNode } from 'react'
import { ButtonLink } from '@/components/button'
import { Callout } from '@/components/callout'
import { Catch } from '@/components/catch'
import { Dialog, DialogActions } from '@/components/dialog'
import { EvidenceFields, type Evidence } from '@/components/evidence-fields'
import { SubmitButton } from '@/components/submit-button'
import type { ActionState } from '@/lib/actions'
import type { Problem } from '@/lib/problem'
import type { PersonShown } from './person-shown'
import { Trouble } from './trouble'
import type { TroubleWords } from './trouble-words'

type LostProps = {
  person: PersonShown
  here: string
  words: Pick<TroubleWords, 'close' | 'look'> & {
    back?: string
    unanswered: { title: string; order?: string; sentence: string; settle?: string }
  }
  children: ReactNode
}

/** The form was sent, but its answer did not reach this browser: it may have been done. */
export function CatchLost({ person, here, words, children }: LostProps) {
  const closeHref = `/staff/${person.id}`
  const { title, order, sentence, settle } = words.unanswered
  const lost = (
    <Dialog title={title} person={person} closeHref={closeHref} closeLabel={words.close} hardClose>
      <Callout tone="caution" alert title={order}>
        <p>{sentence}</p>
      </Callout>
      {settle && <p className="text-sm">{settle}</p>}
      <DialogActions>
        <ButtonLink href={here} variant="primary" hard>
          {words.look}
        </ButtonLink>
        {words.back && (
          <ButtonLink href={closeHref} variant="quiet" hard>
            {words.back}
          </ButtonLink>
        )}
      </DialogActions>
    </Dialog>
  )
  return <Catch fallback={lost}>{children}</Catch>
}

export function problemIn(state: ActionState<unknown>): Problem | null {
  return state.status === 'failed' || state.status === 'unknown' ? state.problem : null
}

export function faultsIn(state: ActionState<unknown>): Record<string, string> {
  return state.status === 'invalid' ? state.fields : {}
}

type Props<Done> = {
  person: PersonShown
  state: ActionState<Done>
  send: (form: FormData) => void
  /** The id under which the form is sent the first time. */
  operation: string
  evidence: Evidence
  title: string
  /** The address of the dialog itself, and where it leads back to. */
  here: string
  backHref?: string
  variant?: 'primary' | 'danger'
  words: TroubleWords
  /** What became of an attempt before this one, before anything is sent. */
  earlier?: string | null
  /** What is wrong with the whole form, after it was sent. */
  fault?: string
  /** Where it differs from other rooms whether sending once more can help. */
  repeats?: ComponentProps<typeof Trouble>['repeats']
  /** What is sent beside whom it is for, and why; once more, too. */
  fields: ReactNode
  /** What the form is about: gone once something went wrong. */
  children: ReactNode
  /** What is told once it is done. */
  done: { title: string; tell: (result: Done) => ReactNode }
}

/** A dialog with a form for one person, and then what came of it. What was typed stays in it, whatever the answer. */
export function ActionDialog<Done>(props: Props<Done>) {
  const { person, state, send, operation, evidence, title, here, variant, words, earlier, fault } = props
  const closeHref = `/staff/${person.id}`
  const backHref = props.backHref ?? closeHref
  const frame = { person, closeHref, closeLabel: words.close }
  if (state.status === 'done')
    return (
      <Dialog key="done" {...frame} title={props.done.title} hardClose>
        {props.done.tell(state.result)}
      </Dialog>
    )
  const problem = problemIn(state)
  const fields = (
    <>
      {props.fields}
      <EvidenceFields
        {...evidence}
        kept={'kept' in state ? state.kept : undefined}
        faults={faultsIn(state)}
      />
    </>
  )
  return (
    <Dialog {...frame} title={problem?.title ?? title} hardClose={state.status !== 'open'}>
      <form action={send} onReset={(event) => event.preventDefault()} noValidate>
        <input type="hidden" name="staffId" value={person.id} />
        <input type="hidden" name="operation" value={'operation' in state ? state.operation : operation} />
        {problem ? (
          <Trouble problem={problem} closeHref={backHref} here={here} words={words} repeats={props.repeats}>
            {fields}
          </Trouble>
        ) : (
          <>
            {state.status === 'open' && earlier && <Caution>{earlier}</Caution>}
            {fault && <Caution>{fault}</Caution>}
            {props.children}
            {fields}
            <DialogActions>
              <SubmitButton variant={variant} {...words.sending}>
                {title}
              </SubmitButton>
              <ButtonLink href={backHref} variant="quiet">
                {words.cancel}
              </ButtonLink>
            </DialogActions>
          </>
        )}
      </form>
    </Dialog>
  )
}

function Caution({ children }: { children: string }) {
  return (
    <Callout tone="caution" alert>
      <p>{children}</p>
    </Callout>
  )
}
