import { granting } from '../application'
import { check, failWith } from '../check'

/** Without the consent of an administrator nobody can sign in. */
export const consent = check({
  id: 'consent',
  area: 'app',
  reads: ['grants', 'principal', 'settings'],
  judge: ({ grants, principal, settings }) => {
    const missing = settings.permissions.filter((one) => !grants.includes(one))
    return failWith(
      missing.map((name) => ({ name })),
      { requests: granting(principal, missing), page: '/setup/consent' },
      { all: settings.permissions.length },
    )
  },
})
