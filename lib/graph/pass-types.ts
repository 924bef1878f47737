/** Whether a pass can be used, as Graph tells it; `untold` for whatever it may say one day. */
export const passStates = {
  EnabledByPolicy: 'usable',
  NotYetValid: 'not-yet',
  OneTimeUsed: 'used',
  Expired: 'expired',
  DisabledByPolicy: 'off',
} as const

export type PassState = (typeof passStates)[keyof typeof passStates] | 'untold'

export type Pass = {
  id: string
  state: PassState
  /** Milliseconds since 1970; null where Graph does not say. */
  from: number | null
  until: number | null
  once: boolean
  /** What was done a moment ago and is not to be read yet. */
  applying: 'made' | 'voided' | null
}

/** In place of the id of a pass that goes: after a lost answer nobody knows which one there is. */
export const whatever = 'whatever'

/** The limits within which a pass can be made. */
export type PassPolicy = {
  /** Lifetimes, in minutes. */
  least: number
  most: number
  usual: number
  /** Good for one sign-in only, whatever is asked for. */
  onceOnly: boolean
  /** Switched off for everybody. */
  isOff: boolean
}

export function isAlive(pass: Pass | null): pass is Pass {
  return pass !== null && pass.applying !== 'voided' && (pass.state === 'usable' || pass.state === 'not-yet')
}
