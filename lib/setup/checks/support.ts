import { check, fail, pass } from '../check'

export const support = check({
  id: 'support',
  area: 'app',
  reads: ['settings'],
  judge: ({ settings: { hasSupport } }) =>
    hasSupport ? pass() : fail({}, { settings: ['SUPPORT_CONTACT=extension 4400'], page: '/setup/rules' }),
})
