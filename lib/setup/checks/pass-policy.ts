import { cannotTell, check, fail, pass } from '../check'
import { switchedOn } from '../policies'

export const passPolicy = check({
  id: 'pass-policy',
  area: 'policies',
  reads: ['methods', 'settings'],
  judge: ({ methods, settings }) => {
    if (!settings.hasPass) return pass()
    if (methods.pass === null) return cannotTell()
    return methods.pass.isOn
      ? pass()
      : fail({}, { ...switchedOn('TemporaryAccessPass', methods.pass), settings: ['PASS=off'] })
  },
})
