import { asPerson } from '../affected'
import { check, failWith } from '../check'

/** Guests register where they are at home. */
export const nothingRegistered = check({
  id: 'nothing-registered',
  area: 'people',
  reads: ['registered'],
  judge: ({ registered }) => {
    const own = registered.filter(({ isGuest }) => !isGuest)
    const nothing = own.filter(({ methods }) => methods.length === 0)
    return failWith(nothing.map(asPerson), null, { all: own.length })
  },
})
