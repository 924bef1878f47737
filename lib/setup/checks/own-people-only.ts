import { registered } from '../application'
import { check, fail, pass } from '../check'

export const ownPeopleOnly = check({
  id: 'own-people-only',
  area: 'app',
  reads: ['registration'],
  judge: ({ registration }) =>
    registration.audience === 'AzureADMyOrg'
      ? pass()
      : fail(
          { audience: registration.audience },
          { requests: [registered(registration, { signInAudience: 'AzureADMyOrg' })] },
        ),
})
