import type { Reason } from './graph/rules'

/** Everything that can go wrong, as the screen tells it apart. `messages/*.json` holds a sentence for each. */
export const failures = [
  'signed-out', // no session, or it ended
  'step-up', // signed in, but not recently or not as strongly as this needs
  'setup-consent', // Setup takes permissions that this sign-in was not asked for
  'not-found', // does not exist, or is not within this manager's reach: the two look alike
  'list-ended', // a later page of a list that Microsoft keeps no longer
  'not-allowed', // our rules say no; `reason` says which
  'switched-off', // a tenant administrator has switched this feature off
  'refused', // Microsoft Graph says no (403), whatever our rules thought
  'password-refused', // the typed password breaks a rule that only Microsoft knows
  'phone-refused', // Microsoft does not take this number
  'phone-exists', // there is a number of this type already
  'mobile-first', // an alternate mobile number takes a mobile one
  'phone-partly', // of two numbers to remove, Microsoft removed only the first
  'being-applied', // Microsoft is still applying the change before this one
  'phone-default', // it is how the person confirms sign-ins, so it goes last
  'sms-refused', // Microsoft does not turn SMS sign-in on or off
  'pass-refused', // Microsoft does not make such a pass
  'qr-refused', // Microsoft does not make such a QR code, or change it so
  'qr-nowhere', // the organisation's Graph has no QR codes
  'method-refused', // Microsoft keeps this method for now
  'methods-partly', // of several methods, Microsoft removed only some; `most` are left
  'proofs-partly', // of an address and a number, Microsoft took only the address
  'fix-partly', // of several changes of Setup, Microsoft made only the first ones
  'on-premises', // the on-premises directory owns what was to be changed
  'changed-meanwhile', // what the form was about is no longer as it was shown
  'being-changed', // somebody else is changing this person
  'already-sent', // this very form was sent before; `variant` says how that ended
  'limited', // too often; `variant` says by whom or for whom, `retryAt` when it works again
  'busy', // Microsoft throttles; `retryAt` says until when
  'unreachable', // Microsoft does not answer a read
  'unanswered', // a write was sent and its answer was lost: it may have happened
  'unavailable', // our own store does not work now: locked, full, gone
  'foreign-form', // a form that does not come from this app's own pages
  'unexpected', // anything else
] as const

export type Failure = (typeof failures)[number]

type FailureDetails = {
  reason?: Reason
  /** Which of several sentences of this failure fits, and the number that it tells. */
  variant?: string
  most?: number
  /** Of several writes: how many were made, and what the next one met. */
  partly?: { done: number; all: number; because: Failure }
  /** When to try again, in milliseconds since 1970. */
  retryAt?: number
  /** `client-request-id` of the Graph call: what an administrator looks up. */
  reference?: string
  /** What Microsoft wants of the next sign-in: the `claims` of a challenge, JSON. */
  claims?: string | null
  cause?: unknown
}

const mark = Symbol.for('my-staff.error')

/** The only error that is meant to be told to a person. */
export class AppError extends Error {
  readonly [mark] = true
  readonly failure: Failure
  readonly reason: Reason | undefined
  readonly variant: string | undefined
  readonly most: number | undefined
  readonly partly: FailureDetails['partly']
  readonly retryAt: number | undefined
  readonly reference: string | undefined
  readonly claims: string | null

  constructor(failure: Failure, details: FailureDetails = {}) {
    const { reason, variant, most, partly, retryAt, reference, claims = null, cause } = details
    super(failure, { cause })
    this.name = 'AppError'
    this.failure = failure
    this.reason = reason
    this.variant = variant
    this.most = most
    this.partly = partly
    this.retryAt = retryAt
    this.reference = reference
    this.claims = claims
  }

  /**
   * Next bundles pages and route handlers apart, each with a class of its own: what one of them throws, the other may meet.
   * A subclass would inherit this, and have every AppError for one of its own: there is none.
   */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && mark in value
  }
}

/** The HTTP status that goes with a failure. */
export const statusOf: Record<Failure, number> = {
  'signed-out': 401,
  'step-up': 401,
  'setup-consent': 401,
  'not-found': 404,
  'list-ended': 410,
  'not-allowed': 403,
  'switched-off': 403,
  refused: 403,
  'password-refused': 422,
  'phone-refused': 422,
  'phone-exists': 409,
  'mobile-first': 409,
  'phone-partly': 409,
  'being-applied': 409,
  'phone-default': 409,
  'sms-refused': 409,
  'pass-refused': 422,
  'qr-refused': 422,
  'qr-nowhere': 409,
  'method-refused': 409,
  'methods-partly': 409,
  'proofs-partly': 409,
  'fix-partly': 409,
  'on-premises': 409,
  'changed-meanwhile': 409,
  'being-changed': 409,
  'already-sent': 409,
  limited: 429,
  busy: 503,
  unreachable: 504,
  unanswered: 504,
  unavailable: 503,
  'foreign-form': 403,
  unexpected: 500,
}
