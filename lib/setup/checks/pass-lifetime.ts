import { check, cannotTell, fail, pass } from '../check'
import { methodPolicy } from '../policies'

/** A manager cannot read the policy, so what the dialog offers is what the settings say. */
export const passLifetime = check({
  id: 'pass-lifetime',
  area: 'policies',
  reads: ['methods', 'settings'],
  judge: ({ methods: { pass: policy }, settings: { hasPass, passMinutes } }) => {
    if (!hasPass || !policy?.isOn) return pass()
    const { least, most } = policy
    if (least === null || most === null) return cannotTell()
    const facts = { least, most, ours: `${passMinutes.least}-${passMinutes.most}` }
    if (passMinutes.least >= least && passMinutes.most <= most) return pass(facts)
    const changes = {
      minimumLifetimeInMinutes: Math.min(least, passMinutes.least),
      maximumLifetimeInMinutes: Math.max(most, passMinutes.most),
    }
    return fail(facts, {
      requests: [methodPolicy('TemporaryAccessPass', changes)],
      byUs: true,
      settings: [`PASS_MINUTES=${least}-${most}`],
    })
  },
})
