import { check, fail, pass } from '../check'
import { methodPolicy } from '../policies'

export const passPolicy = check({
  id: 'pass-policy',
  area: 'policies',
  reads: ['methods', 'settings'],
  judge: ({ methods, settings }) => {
    if (!settings.hasPass || methods.pass.isOn) return pass()
    return fail(
      {},
      {
        requests: [methodPolicy('TemporaryAccessPass', { state: 'enabled' })],
        byUs: true,
        settings: ['PASS=off'],
      },
    )
  },
})
