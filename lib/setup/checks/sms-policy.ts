import { check, fail, pass } from '../check'
import { methodPolicy } from '../policies'

export const smsPolicy = check({
  id: 'sms-policy',
  area: 'policies',
  reads: ['methods'],
  judge: ({ methods: { sms } }) =>
    sms.isOn ? pass() : fail({}, { requests: [methodPolicy('Sms', { state: 'enabled' })], byUs: true }),
})
