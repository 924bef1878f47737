import { AppError, type Failure } from '../errors'
import type { TenantParts } from '../graph/tenant-parts'
import type { OwnParts } from './own'

export type Parts = TenantParts & OwnParts
export type Part = keyof Parts
export type Reading = { [P in Part]: Parts[P] | AppError }

export const areas = [
  'app',
  'locations',
  'managers',
  'policies',
  'directory',
  'people',
  'administrators',
] as const
export type Area = (typeof areas)[number]

export type Verdict = 'pass' | 'fail' | 'cannot-tell'

/** One write to Graph, as it would be sent, and the permission it takes. */
export type GraphRequest = {
  method: 'PATCH' | 'POST' | 'DELETE'
  path: string
  body?: object
  permission: string
}

/** The way out of a fault. */
export type Fix = {
  /** Asked of Graph, in this order. */
  requests?: GraphRequest[]
  /** The app may ask that itself, once an administrator has confirmed it. */
  byUs?: boolean
  /** Lines for the app's own environment. */
  settings?: string[]
  /** Lines for a shell, where it is another machine that has to do something. */
  commands?: string[]
  /** Where in the app, or at Microsoft, somebody decides it. */
  page?: string
}

/** Somebody or something that a fault is about. `href` where the app has a page for it. */
export type Affected = { name: string; href?: string }

export type Judged = {
  verdict: Verdict
  /** What the sentences tell: numbers and words. */
  facts: Record<string, string | number>
  affected: Affected[]
  fix: Fix | null
  /** Why it cannot be told, where a reading failed. */
  cause: Failure | null
}

export type Check = {
  /** Its sentences are `setup.checks.<id>` in the messages. */
  id: string
  area: Area
  reads: readonly Part[]
  judge: (reading: Reading) => Judged
}

/** A check judges only what was read: where a part of it was not, it cannot tell, and says why. */
export function check<P extends Part>(one: {
  id: string
  area: Area
  reads: readonly P[]
  judge: (read: Pick<Parts, P>) => Judged
}): Check {
  return {
    ...one,
    judge(reading) {
      const unread = one.reads.map((part) => reading[part]).find((value) => value instanceof AppError)
      // Nothing that is judged is an AppError after the line above.
      return unread ? cannotTell(unread.failure) : one.judge(reading as Pick<Parts, P>)
    },
  }
}

export function pass(facts: Judged['facts'] = {}): Judged {
  return { verdict: 'pass', facts, affected: [], fix: null, cause: null }
}

export function fail(facts: Judged['facts'], fix: Fix | null, affected: Affected[] = []): Judged {
  return { verdict: 'fail', facts: { count: affected.length, ...facts }, affected, fix, cause: null }
}

export function cannotTell(cause: Failure | null = null, facts: Judged['facts'] = {}): Judged {
  return { verdict: 'cannot-tell', facts, affected: [], fix: null, cause }
}

/** Fails where anything is affected. */
export function failWith(affected: Affected[], fix: Fix | null, facts: Judged['facts'] = {}): Judged {
  return affected.length > 0 ? fail(facts, fix, affected) : pass(facts)
}
