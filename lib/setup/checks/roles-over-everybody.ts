import { check, failWith } from '../check'
import { asPerson } from '../affected'
import { isTeamRole } from '../../graph/rules'
import { takingFrom } from '../managing'

/** A role that is meant for a team, held over the whole tenant. */
export const rolesOverEverybody = check({
  id: 'roles-over-everybody',
  area: 'managers',
  reads: ['roles', 'managers'],
  judge: ({ roles, managers }) => {
    const everywhere = roles.filter((held) => held.unit === null && !held.isEligible && isTeamRole(held))
    const holders = managers.filter(({ id }) => everywhere.some(({ holder }) => holder === id))
    const requests = takingFrom(holders, everywhere)
    return failWith(holders.map(asPerson), { requests, page: '/setup/delegation' })
  },
})
