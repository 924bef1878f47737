import type { Problem } from './problem'

/** What a route of ours answered instead of what was asked for; `problem` is null when nothing came at all. */
export class Unanswered extends Error {
  readonly problem: Problem | null

  constructor(problem: Problem | null) {
    super(problem?.failure ?? 'no answer')
    this.problem = problem
  }
}

/** Asks a GET route of this app. Throws `Unanswered`. */
export async function fetchJson<T>(address: string): Promise<T> {
  const answer = await fetch(address).catch(() => null)
  // Our own routes answer with what their type says, or with a problem.
  const body = (await answer?.json().catch(() => null)) as (T & { problem?: Problem }) | null | undefined
  if (answer?.ok && body) return body
  throw new Unanswered(body?.problem ?? null)
}
