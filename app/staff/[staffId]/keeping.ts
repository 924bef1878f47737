import 'server-only'
import type { ActionState } from '@/lib/actions'

/** What a form that was answered had in it. */
export type Sent<Name extends string> = { sent?: Record<Name, string> }

const longest = 12_000

/**
 * What was typed stays in the form, whatever the answer; and the form stays about what it was about, also where the page
 * around it is drawn anew, without JavaScript. Never for a secret.
 */
export function keeping<Done, Name extends string>(
  action: (previous: unknown, form: FormData) => Promise<ActionState<Done>>,
  names: readonly Name[],
): (previous: unknown, form: FormData) => Promise<ActionState<Done> & Sent<Name>> {
  return async (previous, form) => {
    const state = await action(previous, form)
    if (state.status === 'done' || !(form instanceof FormData)) return state
    const sent = names.map((name) => [name, String(form.get(name) ?? '').slice(0, longest)])
    // Every name was given a text on the line above.
    return { ...state, sent: Object.fromEntries(sent) as Record<Name, string> }
  }
}
