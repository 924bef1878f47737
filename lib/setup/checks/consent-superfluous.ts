import { check, failWith } from '../check'
import { signInScopes } from '../../auth/scopes'

/** What the app never asks for is only good for whoever steals a token of it. */
export const consentSuperfluous = check({
  id: 'consent-superfluous',
  area: 'app',
  reads: ['grants', 'settings', 'units'],
  judge: ({ grants, settings, units }) => {
    const hidden = units.some(({ isHidden }) => isHidden) ? ['Member.Read.Hidden'] : []
    const needed = [...signInScopes, ...settings.permissions, ...settings.setupPermissions, ...hidden]
    const more = grants.filter((one) => !needed.includes(one))
    return failWith(
      more.map((name) => ({ name })),
      { page: '/setup/consent' },
    )
  },
})
