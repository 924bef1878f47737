import { check, failWith } from '../check'

/** Without the consent of an administrator nobody can sign in. */
export const consent = check({
  id: 'consent',
  area: 'app',
  reads: ['grants', 'settings'],
  judge: ({ grants, settings }) => {
    const missing = settings.permissions.filter((one) => !grants.includes(one))
    return failWith(
      missing.map((name) => ({ name })),
      { page: '/setup/consent' },
      { all: settings.permissions.length },
    )
  },
})
