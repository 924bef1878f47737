import { check, fail, pass } from '../check'

export const managers = check({
  id: 'managers',
  area: 'managers',
  reads: ['managers'],
  judge: ({ managers }) =>
    managers.length > 0 ? pass({ count: managers.length }) : fail({}, { page: '/setup/delegation' }),
})
