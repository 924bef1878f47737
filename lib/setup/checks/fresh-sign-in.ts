import { registered } from '../application'
import { check, fail, pass } from '../check'

/** Without `auth_time` nobody knows how recent a sign-in is: learn.microsoft.com/entra/identity-platform/optional-claims-reference */
export const freshSignIn = check({
  id: 'fresh-sign-in',
  area: 'app',
  reads: ['registration'],
  judge: ({ registration }) => {
    const { claims } = registration
    if (claims.idToken.some(({ name }) => name === 'auth_time')) return pass()
    const optionalClaims = { ...claims, idToken: [...claims.idToken, { name: 'auth_time' }] }
    return fail({}, { requests: [registered(registration, { optionalClaims })] })
  },
})
