import { withdrawing } from '../application'
import { check, failWith } from '../check'

/**
 * Entra puts everything that was ever consented to into a token, asked for or not: what Setup takes would then be in
 * every manager's. learn.microsoft.com/entra/identity-platform/scopes-oidc
 */
export const consentSetup = check({
  id: 'consent-setup',
  area: 'app',
  reads: ['grants', 'principal', 'settings'],
  judge: ({ grants, principal, settings }) => {
    const shared = settings.setupPermissions.filter((one) => grants.includes(one))
    return failWith(
      shared.map((name) => ({ name })),
      { requests: withdrawing(principal, shared) },
    )
  },
})
