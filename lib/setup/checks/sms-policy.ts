import { smsEnd } from '../../sms-end'
import { cannotTell, check, fail, pass } from '../check'
import { switchedOn } from '../policies'

/** Microsoft's own text messages come to an end: without a provider of one's own, nobody is led to build on them. */
export const smsPolicy = check({
  id: 'sms-policy',
  area: 'policies',
  reads: ['methods', 'settings'],
  judge: ({ methods: { sms }, settings: { hasOwnSmsProvider } }) => {
    if (sms === null) return cannotTell()
    const end = hasOwnSmsProvider ? null : smsEnd()
    if (end?.isOver) return fail({ why: 'over' }, null)
    if (sms.isOn) return pass()
    const { requests, byUs } = switchedOn('Sms', sms)
    return fail({ why: 'off' }, { requests, byUs: byUs && end === null })
  },
})
