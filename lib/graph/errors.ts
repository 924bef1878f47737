import 'server-only'
import { z } from 'zod'
import { AppError } from '../errors'

/** Graph's error body, in the spellings its services use. learn.microsoft.com/graph/errors */
const body = z.object({ error: z.object({ code: z.string().catch(''), message: z.string().catch('') }) })

type Refusal = { status: number; headers: Headers; body: unknown; reference: string }

const mark = Symbol.for('my-staff.graph-refusal')

/** What Graph said, without anything of its text. */
export class GraphRefusal extends Error {
  readonly [mark] = true
  readonly status: number
  readonly code: string

  constructor(status: number, code: string) {
    super(`Graph ${status} ${code}`)
    this.status = status
    this.code = code
  }

  /** As with AppError: there is a class in each bundle, and none of them has subclasses. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && mark in value
  }
}

/** When to try again: `Retry-After` as seconds or as a date, else a minute; never in the past. */
export function retryAt(headers: Headers, now = Date.now()): number {
  const given = headers.get('retry-after')?.trim() ?? ''
  // Date.parse makes a date of nearly anything, `-5` included; an HTTP date begins with the day of the week.
  const date = /^[A-Z][a-z]{2}, /.test(given) ? Date.parse(given) : NaN
  const at = /^\d{1,6}$/.test(given) ? now + Number(given) * 1000 : date
  return Number.isNaN(at) ? now + 60_000 : Math.min(Math.max(at, now + 1000), now + 24 * 3600_000)
}

/** Refusals that Graph has no code of its own for, and perhaps not this status: only the sentence may tell them. */
function variantOf(message: string): 'restricted' | 'federated' | undefined {
  if (/restricted management administrative unit/i.test(message)) return 'restricted'
  return /\bfederated\b/i.test(message) ? 'federated' : undefined
}

/** A refusal by Graph as one of our failures. `write`: a lost answer then leaves the outcome open. */
export function graphError({ status, headers, body: raw, reference }: Refusal, write: boolean): AppError {
  const { code, message } = body.safeParse(raw).data?.error ?? { code: '', message: '' }
  const details = { reference, cause: new GraphRefusal(status, code) }
  if (status === 401) return new AppError('signed-out', details)
  const variant = write && (status === 400 || status === 403) ? variantOf(message) : undefined
  if (variant) return new AppError('refused', { ...details, variant })
  // What a licence is missing for is a bad request, too: `AadPremiumLicenseRequired`.
  if (write && status === 400 && /PremiumLicense/.test(code))
    return new AppError('refused', { ...details, variant: 'licence' })
  if (status === 403) return new AppError('refused', details)
  if (status === 404) return new AppError('not-found', details)
  if (status === 409) return new AppError('being-changed', details)
  if (status === 429) return new AppError('busy', { ...details, retryAt: retryAt(headers) })
  // Graph has no code of its own for this; the sentence is all there is.
  if (status === 400 && write && /password(?! reset)/i.test(message))
    return new AppError('password-refused', details)
  // The same code as for any bad request; the sentence names who owns the property.
  if (status === 400 && write && /on-premises mastered/i.test(message))
    return new AppError('on-premises', details)
  // Only these say for certain that nothing was done: a redirect or a timeout on the way does not.
  const isRefusal = status >= 400 && status < 500 && status !== 408
  if (!isRefusal) return new AppError(write ? 'unanswered' : 'unreachable', details)
  return new AppError('unexpected', details)
}
