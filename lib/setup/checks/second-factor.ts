import type { SecondFactorPolicy } from '../../graph/tenant-parts'
import { cannotTell, check, fail, pass } from '../check'

function asks({ people, excluded, isAlways }: SecondFactorPolicy, id: string): boolean {
  return isAlways && !excluded.includes(id) && (people === 'all' || people.includes(id))
}

/**
 * Whoever holds a manager's password alone should not hold the passwords of the team. A policy for roles does not concern
 * roles over a unit: learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-users-groups
 */
export const secondFactor = check({
  id: 'second-factor',
  area: 'policies',
  reads: ['secondFactor', 'managers'],
  judge: ({ secondFactor: { isByDefault, policies }, managers }) => {
    const facts = { policies: policies.length }
    if (isByDefault) return pass(facts)
    if (policies.length === 0)
      return fail(facts, {
        page: 'https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Overview',
      })
    const isEverybodyAsked = managers.every(({ id }) => policies.some((one) => asks(one, id)))
    return isEverybodyAsked ? pass(facts) : cannotTell(null, facts)
  },
})
