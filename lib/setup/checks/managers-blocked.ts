import { check, failWith } from '../check'
import { asPerson } from '../affected'
import { isManager, takingFrom } from '../managing'

export const managersBlocked = check({
  id: 'managers-blocked',
  area: 'managers',
  reads: ['managers', 'roles'],
  judge: ({ managers, roles }) => {
    const blocked = managers.filter(({ isBlocked }) => isBlocked)
    return failWith(
      blocked.map(asPerson),
      { requests: takingFrom(blocked, roles.filter(isManager)) },
      { all: managers.length },
    )
  },
})
