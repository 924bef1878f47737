import { signInScopes } from '../../auth/scopes'
import { withdrawing } from '../application'
import { check, failWith } from '../check'

/** What the app never asks for is only good for whoever steals a token of it. */
export const consentSuperfluous = check({
  id: 'consent-superfluous',
  area: 'app',
  reads: ['grants', 'principal', 'settings', 'units'],
  judge: ({ grants, principal, settings, units }) => {
    const hidden = units.some(({ isHidden }) => isHidden) ? ['Member.Read.Hidden'] : []
    // What Setup asks for is another check's.
    const known = [...signInScopes, ...settings.permissions, ...settings.setupPermissions, ...hidden]
    const more = grants.filter((one) => !known.includes(one))
    return failWith(
      more.map((name) => ({ name })),
      { requests: withdrawing(principal, more) },
    )
  },
})
