import { check, failWith } from '../check'
import { asAffected } from '../affected'

/** learn.microsoft.com/graph/api/administrativeunit-list-members: a hidden membership takes Member.Read.Hidden. */
export const hiddenLocations = check({
  id: 'hidden-locations',
  area: 'locations',
  reads: ['units', 'grants'],
  judge: ({ units, grants }) => {
    const hidden = grants.includes('Member.Read.Hidden') ? [] : units.filter(({ isHidden }) => isHidden)
    return failWith(hidden.map(asAffected), { page: '/setup/consent' })
  },
})
