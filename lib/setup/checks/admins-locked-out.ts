import { judge } from '../../recovery'
import { smsEnd } from '../../sms-end'
import { asPerson } from '../affected'
import { cannotTell, check, failWith } from '../check'

/** Judged as under Admin recovery: two proofs, whatever the tenant asks of others. */
export const adminsLockedOut = check({
  id: 'admins-locked-out',
  area: 'administrators',
  reads: ['administrators', 'pim'],
  judge: ({ administrators }) => {
    const judged = administrators.map((one) => ({ ...one, ...judge(one, smsEnd()) }))
    const lockedOut = judged.filter(({ passes }) => passes === 'no')
    const unsure = judged.filter(({ passes }) => passes === 'cannot-tell')
    if (lockedOut.length === 0 && unsure.length > 0) return cannotTell('refused')
    return failWith(
      lockedOut.map(asPerson),
      { page: '/setup/admin-recovery' },
      { all: judged.filter(({ passes }) => passes !== 'blocked' && passes !== 'elsewhere').length },
    )
  },
})
