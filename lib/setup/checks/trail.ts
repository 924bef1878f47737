import { check, cannotTell, fail, pass } from '../check'

export const trail = check({
  id: 'trail',
  area: 'app',
  reads: ['trail'],
  judge: ({ trail: { count, faults } }) => {
    if (faults === null) return cannotTell(null, { count })
    return faults === 0 ? pass({ count }) : fail({ count: faults }, { commands: ['npm run audit:verify'] })
  },
})
