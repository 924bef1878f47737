import { http } from 'msw'
import type { HttpHandler } from 'msw'
import { findPerson } from '../directory.ts'
import type { Assignment, Tenant } from '../directory.ts'
import { isObject } from '../graph-body.ts'
import { isSame, setAssignment } from '../replication.ts'
import { roleDefinitions } from '../roles.ts'
import type { State } from '../state.ts'
import { createAssignment } from '../tenant.ts'
import { base, readObject, refusal } from './answers.ts'

export function assignmentControls(state: State): HttpHandler[] {
  return [
    http.post(`${base}/assignments`, async ({ request }) => {
      const { tenant } = state
      const { add = [], remove = [] } = await readObject(request)
      const [coming, going] = [readAll(tenant, add), readAll(tenant, remove)]
      if (!coming || !going) {
        return refusal(400, 'add and remove are lists of {principal, role, scope} that the tenant knows.')
      }
      const missing = going.find((one) => !tenant.assignments.some((held) => isSame(held, one)))
      if (missing) return refusal(400, `Nobody holds ${JSON.stringify(missing)}.`)
      for (const one of coming) setAssignment(tenant, one, true)
      for (const one of going) setAssignment(tenant, one, false)
      return Response.json(tenant.assignments)
    }),
  ]
}

/** Nothing when one of them is unknown. */
function readAll(tenant: Tenant, list: unknown): Assignment[] | undefined {
  if (!Array.isArray(list)) return undefined
  const read = list.map((one) => (isObject(one) ? readOne(tenant, one) : undefined))
  return read.every((one) => one !== undefined) ? read : undefined
}

function readOne(tenant: Tenant, one: Record<string, unknown>): Assignment | undefined {
  const principal = principalIn(tenant, String(one.principal))
  const role = roleDefinitions.find(({ id, displayName }) => one.role === id || one.role === displayName)
  const scope = scopeIn(tenant, String(one.scope))
  return principal && role && scope ? createAssignment(tenant, principal, role.id, scope) : undefined
}

/** Of groups only those that are role-assignable: https://learn.microsoft.com/entra/identity/role-based-access-control/groups-concept */
function principalIn(tenant: Tenant, name: string): string | undefined {
  return tenant.groups.get(name)?.isAssignableToRole ? name : findPerson(tenant, name)?.user.id
}

function scopeIn(tenant: Tenant, name: string): string | undefined {
  if (name === '/') return name
  const id = name.replace('/administrativeUnits/', '')
  const unit = tenant.units.get(id) ?? tenant.units.values().find((one) => one.displayName === name)
  return unit && `/administrativeUnits/${unit.id}`
}
