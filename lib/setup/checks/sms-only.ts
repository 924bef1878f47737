import { check, failWith, pass } from '../check'
import { asPerson } from '../affected'
import { isByPhone } from '../recovery'

/** Text messages and calls that Microsoft provides end on 1 February 2027. */
export const smsOnly = check({
  id: 'sms-only',
  area: 'people',
  reads: ['registered', 'settings'],
  judge: ({ registered, settings: { hasOwnSmsProvider } }) => {
    if (hasOwnSmsProvider) return pass({ all: registered.length })
    const own = registered.filter(({ isGuest }) => !isGuest)
    const only = own.filter(
      ({ methods }) => methods.some(isByPhone) && methods.every((one) => isByPhone(one)),
    )
    return failWith(only.map(asPerson), { page: '/staff?filter=attention' }, { all: own.length })
  },
})
