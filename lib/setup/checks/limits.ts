import { check, fail, pass } from '../check'

/** So high that they stop nobody. */
export const limits = check({
  id: 'limits',
  area: 'app',
  reads: ['settings'],
  judge: ({ settings: { limits } }) => {
    const isOff = limits.day > 500 || limits.tenMinutes > 200 || limits.personHour > 20
    return isOff
      ? fail(
          { most: limits.day },
          { settings: ['LIMIT_10_MINUTES=20', 'LIMIT_DAY=60', 'LIMIT_PERSON_HOUR=3'], page: '/setup/rules' },
        )
      : pass({ most: limits.day })
  },
})
