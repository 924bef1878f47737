'use client'

import { useActionState } from 'react'
import { ButtonLink } from '@/components/button'
import { CheckList } from '@/components/check-list'
import { SubmitButton } from '@/components/submit-button'
import { useHydrated } from '@/components/use-hydrated'
import type { ActionState } from '@/lib/actions'
import { signOutEverywhere, unblock } from '../account-actions'
import type { After } from './go-on'
import type { Words } from './words'

type Props = { staffId: string; after: After; words: Words['after'] }

/** With a password alone nobody signs in to an account that is blocked: that is told even to those who cannot change it. */
export function UnblockToo({ staffId, after: { unblock: state, forms }, words }: Props) {
  if (!state) return null
  if (state.whoCan !== null)
    return (
      <div className="grid gap-2 text-sm">
        <p>{words.unblock.offer}</p>
        <p>{state.whoCan}</p>
      </div>
    )
  const fields = { staffId, operation: forms.unblock, evidence: forms.evidence, reason: forms.reason }
  return <Also send={unblock} fields={fields} href={`/staff/${staffId}/block`} words={words.unblock} />
}

/** In the same breath: the password stays on the screen meanwhile. */
export function SignOutToo({ staffId, after: { signOut, forms }, words: { signOut: words } }: Props) {
  const href = `/staff/${staffId}/sign-out`
  const fields = { staffId, operation: forms.signOut, evidence: forms.evidence, reason: forms.reason }
  if (signOut === null) return null
  const { state, sentence } = signOut
  if (state === 'offered') return <Also send={signOutEverywhere} fields={fields} href={href} words={words} />
  if (state === 'done') return <CheckList items={[{ state: 'kept', text: words.done }]} />
  if (state === 'running') return <CheckList items={[{ state: 'waiting', text: words.running }]} />
  return <NotDone state={state} sentence={sentence ?? words.failed} href={href} words={words} />
}

type AlsoWords = Words['after']['unblock']
type AlsoProps = {
  send: (previous: unknown, form: FormData) => Promise<ActionState<object>>
  fields: Record<string, string>
  href: string
  words: AlsoWords
}

function Also({ send: action, fields, href, words }: AlsoProps) {
  const [state, send] = useActionState<ActionState<object>, FormData>(action, { status: 'open' })
  // A form sent before hydration loads a page, and takes the password away.
  const runs = useHydrated()
  if (state.status === 'done')
    return (
      <div role="status">
        <CheckList items={[{ state: 'kept', text: words.done }]} />
      </div>
    )
  if (state.status !== 'open')
    return (
      <NotDone
        state={state.status === 'unknown' ? 'unknown' : 'failed'}
        sentence={'problem' in state ? state.problem.sentence : words.failed}
        href={href}
        words={words}
      />
    )
  return (
    <section aria-label={words.action} className="grid justify-items-start gap-2 text-sm">
      <p>{words.offer}</p>
      {runs ? (
        <form action={send} className="flex flex-wrap gap-3">
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <SubmitButton variant="secondary" pendingLabel={words.sending} pendingNote={words.sendingNote}>
            {words.action}
          </SubmitButton>
        </form>
      ) : (
        <Elsewhere href={href} words={words} />
      )}
    </section>
  )
}

type NotDoneProps = { state: 'failed' | 'unknown'; sentence: string; href: string; words: AlsoWords }

function NotDone({ state, sentence, href, words }: NotDoneProps) {
  return (
    <div role="alert" className="grid justify-items-start gap-2">
      <CheckList items={[{ state: state === 'unknown' ? 'unknown' : 'broken', text: sentence }]} />
      <Elsewhere href={href} words={words} />
    </div>
  )
}

/** Its own dialog, in a window of its own: leaving this one would lose the password. */
function Elsewhere({ href, words }: { href: string; words: AlsoWords }) {
  return (
    <ButtonLink href={href} hard target="_blank">
      {words.action}
    </ButtonLink>
  )
}
