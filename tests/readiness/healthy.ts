import { permissions } from '@/lib/auth/scopes'
import { createAssignment } from '../simulator/tenant'
import { roleIds } from '../simulator/roles'
import { dateTime } from '../simulator/people'
import { account, pretendTenant, unit } from '../tenant'

const manage = ['openid', 'profile', 'offline_access', ...permissions]

/** Puts the pretend tenant in such order that there is nothing to find; a test then plants one fault. */
export function putInOrder(): void {
  const { tenant } = pretendTenant()
  tenant.consented = new Set(manage)
  // Fewer people make the same point sooner.
  for (const id of unit('Central Roastery').members)
    if (id !== account('ulla').user.id) tenant.people.delete(id)
  for (const name of ['Opening Soon', 'Tasting Lab', 'Central Roastery', 'Harbour Quay', 'Old Mill Bakery'])
    tenant.units.delete(unit(name).id)
  for (const [id] of tenant.groups) for (const one of tenant.units.values()) one.members.delete(id)
  tenant.eligible = []
  const [first, second] = ['megan', 'alex'].map((name) => account(name).user.id)
  const over = (id: string) => `/administrativeUnits/${id}`
  tenant.assignments = [...tenant.units.keys()].flatMap((id) =>
    [first, second].map((holder) =>
      createAssignment(tenant, holder ?? '', roleIds.authenticationAdministrator, over(id)),
    ),
  )
  for (const name of ['root', 'nora', 'tessa'])
    tenant.assignments.push(createAssignment(tenant, account(name).user.id, roleIds.globalAdministrator, '/'))
  const everybody = unit('Pike Street').members
  for (const one of tenant.people.values()) {
    everybody.add(one.user.id)
    const model = account('root')
    one.methods = model.methods
    one.user.signInActivity ??= model.user.signInActivity ?? null
    one.user.assignedLicenses = account('megan').user.assignedLicenses
  }
  const now = dateTime(Date.now())
  for (const name of ['megan', 'alex'])
    account(name).user.signInActivity = {
      lastSignInDateTime: now,
      lastSignInRequestId: account(name).user.id,
      lastNonInteractiveSignInDateTime: now,
      lastNonInteractiveSignInRequestId: account(name).user.id,
      lastSuccessfulSignInDateTime: now,
      lastSuccessfulSignInRequestId: account(name).user.id,
    }
}
