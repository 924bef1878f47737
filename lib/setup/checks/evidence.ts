import { check, fail, pass } from '../check'

export const evidence = check({
  id: 'evidence',
  area: 'app',
  reads: ['settings'],
  judge: ({ settings: { evidence } }) =>
    evidence === 'off'
      ? fail({}, { settings: ['EVIDENCE=required'], page: '/setup/rules' })
      : pass({ evidence }),
})
