'use client'

import { useActionState, type ReactNode } from 'react'
import { ButtonLink } from '@/components/button'
import { Callout } from '@/components/callout'
import { Catch } from '@/components/catch'
import { CheckList } from '@/components/check-list'
import { Dialog, DialogActions } from '@/components/dialog'
import { EvidenceFields } from '@/components/evidence-fields'
import { Points } from '@/components/points'
import { SubmitButton } from '@/components/submit-button'
import type { ActionState } from '@/lib/actions'
import { ConfirmTrouble } from './confirm-trouble'
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
  const closeHref = `/staff/${person.id}`
  const lost = (
    <Dialog
      title={words.unknown.title}
      person={person}
      closeHref={closeHref}
      closeLabel={words.close}
      hardClose
    >
      <Callout tone="caution" alert>
        <p>{words.unknown.sentence}</p>
      </Callout>
      <p className="text-sm">{words.unknown.next}</p>
      <DialogActions>
        <ButtonLink href={here} variant="primary" hard>
          {words.unknown.look}
        </ButtonLink>
      </DialogActions>
    </Dialog>
  )
  return (
    <Catch fallback={lost}>
      <ConfirmForm {...props} />
    </Catch>
  )
}

function ConfirmForm<Done>(props: Props<Done>) {
  const {
    person,
    operation,
    earlier,
    evidence,
    words,
    here,
    send: action,
    fields = {},
    icons,
    variant,
    outcomeOf,
  } = props
  const [state, send] = useActionState<ActionState<Done>, FormData>(action, { status: 'open' })
  const closeHref = `/staff/${person.id}`
  const frame = { person, closeHref, closeLabel: words.close }

  if (state.status === 'done') {
    const { items, next } = outcomeOf(state.result)
    return (
      <Dialog {...frame} title={words.done.title} hardClose>
        <div role="status">
          <CheckList items={items} />
        </div>
        <DialogActions>
          <ButtonLink href={closeHref} variant="primary" hard>
            {words.finish}
          </ButtonLink>
          {next}
        </DialogActions>
      </Dialog>
    )
  }

  const problem = state.status === 'failed' || state.status === 'unknown' ? state.problem : null
  const why = (
    <EvidenceFields
      {...evidence}
      kept={state.status === 'open' ? undefined : state.kept}
      faults={state.status === 'invalid' ? state.fields : {}}
    />
  )
  return (
    <Dialog {...frame} title={problem?.title ?? words.title} hardClose={state.status !== 'open'}>
      <form action={send}>
        <input type="hidden" name="staffId" value={person.id} />
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="operation" value={'operation' in state ? state.operation : operation} />
        {problem ? (
          <ConfirmTrouble problem={problem} closeHref={closeHref} here={here} words={words}>
            {why}
          </ConfirmTrouble>
        ) : (
          <>
            {earlier && state.status === 'open' && (
              <Callout tone="caution" alert>
                <p>{earlier}</p>
              </Callout>
            )}
            <Points items={words.will.map((text, index) => ({ icon: icons[index], text }))} />
            {why}
            <DialogActions>
              <SubmitButton variant={variant} {...words.sending}>
                {words.submit}
              </SubmitButton>
              <ButtonLink href={closeHref} variant="quiet">
                {words.cancel}
              </ButtonLink>
            </DialogActions>
          </>
        )}
      </form>
    </Dialog>
  )
}
