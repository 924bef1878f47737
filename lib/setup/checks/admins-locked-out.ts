import { check, failWith } from '../check'
import { asPerson } from '../affected'
import { proofsIn } from '../recovery'

/** Administrators show two proofs: learn.microsoft.com/entra/identity/authentication/concept-sspr-policy#administrator-reset-policy-differences */
export const adminsLockedOut = check({
  id: 'admins-locked-out',
  area: 'administrators',
  reads: ['registered'],
  judge: ({ registered }) => {
    const admins = registered.filter(({ isAdmin }) => isAdmin)
    const lockedOut = admins.filter(({ methods }) => proofsIn(methods) < 2)
    return failWith(lockedOut.map(asPerson), { page: '/setup/admin-recovery' }, { all: admins.length })
  },
})
