import { smsEnd } from '../../sms-end'
import { cannotTell, check, fail, pass } from '../check'
import { methodPolicy } from '../policies'

/** Opening text-message sign-in is for somebody to decide who knows the tenant: shown, not offered, for the groups of the policy. */
export const smsSignIn = check({
  id: 'sms-sign-in',
  area: 'policies',
  reads: ['methods', 'settings'],
  judge: ({ methods: { sms }, settings: { hasOwnSmsProvider } }) => {
    if (sms === null) return cannotTell()
    if (!hasOwnSmsProvider && smsEnd()?.isOver) return fail({ why: 'over' }, null)
    if (sms.isForSignIn) return pass()
    const includeTargets = sms.targets.map((one) => ({ ...one, isUsableForSignIn: true }))
    const requests =
      includeTargets.length > 0 ? [methodPolicy('Sms', { state: 'enabled', includeTargets })] : []
    return fail({ why: 'off' }, { requests })
  },
})
