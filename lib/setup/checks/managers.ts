import { check, fail, pass } from '../check'
import { giving } from '../managing'
import { blanks } from '../placing'

export const managers = check({
  id: 'managers',
  area: 'managers',
  reads: ['managers'],
  judge: ({ managers }) =>
    managers.length > 0
      ? pass({ count: managers.length })
      : fail({}, { requests: giving([{ id: blanks.location }]), page: '/setup/delegation' }),
})
