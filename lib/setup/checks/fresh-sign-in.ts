import { check, fail, pass } from '../check'

/** Without `auth_time` nobody knows how recent a sign-in is: learn.microsoft.com/entra/identity-platform/optional-claims-reference */
export const freshSignIn = check({
  id: 'fresh-sign-in',
  area: 'app',
  reads: ['registration'],
  judge: ({ registration }) => (registration.tellsAuthTime ? pass() : fail({}, { page: '/setup/consent' })),
})
