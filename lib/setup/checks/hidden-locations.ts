import { asAffected } from '../affected'
import { granting } from '../application'
import { check, failWith } from '../check'

const needed = 'Member.Read.Hidden'

/** learn.microsoft.com/graph/api/administrativeunit-list-members: a hidden membership takes Member.Read.Hidden. */
export const hiddenLocations = check({
  id: 'hidden-locations',
  area: 'locations',
  reads: ['units', 'grants', 'principal'],
  judge: ({ units, grants, principal }) => {
    const hidden = grants.includes(needed) ? [] : units.filter(({ isHidden }) => isHidden)
    return failWith(hidden.map(asAffected), { requests: granting(principal, [needed]) })
  },
})
