// https://learn.microsoft.com/entra/identity/conditional-access/concept-continuous-access-evaluation
import { nowInSeconds } from './clock.ts'
import type { State } from './state.ts'

/** Tokens up to these numbers are no longer good. */
export type Revocation = { accessTokens: number; refreshTokens: number; seconds: number }

let issued = 0

/** Tokens are numbered as they are issued, through every reset: finer than the seconds that they bear. */
export function nextNumber(): number {
  issued += 1
  return issued
}

/** Without `interaction` a refresh token still brings a new access token; with it only a sign-in does. */
export function revoke(state: State, userId: string, interaction: boolean): void {
  const before = state.revocations.get(userId)
  state.revocations.set(userId, {
    accessTokens: issued,
    refreshTokens: interaction ? issued : (before?.refreshTokens ?? 0),
    seconds: nowInSeconds(state.tenant),
  })
}
