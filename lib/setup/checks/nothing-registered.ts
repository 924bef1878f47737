import { check, failWith } from '../check'
import { asPerson } from '../affected'

export const nothingRegistered = check({
  id: 'nothing-registered',
  area: 'people',
  reads: ['registered'],
  judge: ({ registered }) => {
    const nothing = registered.filter(({ methods }) => methods.length === 0)
    return failWith(nothing.map(asPerson), null, { all: registered.length })
  },
})
