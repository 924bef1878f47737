import { check, failWith } from '../check'
import { asAffected } from '../affected'

/** learn.microsoft.com/graph/api/administrativeunit-update */
export const pausedRules = check({
  id: 'paused-rules',
  area: 'locations',
  reads: ['units'],
  judge: ({ units }) => {
    const paused = units.filter(({ isPaused }) => isPaused)
    const requests = paused.map(({ id }) => ({
      method: 'PATCH' as const,
      path: `/directory/administrativeUnits/${id}`,
      body: { membershipRuleProcessingState: 'On' },
      permission: 'AdministrativeUnit.ReadWrite.All',
    }))
    return failWith(paused.map(asAffected), { requests })
  },
})
