// Who is in the tenant and what they hold: shown and changed behind Graph's back.
import { http } from 'msw'
import type { HttpHandler } from 'msw'
import { findPerson, isManagementRestricted, rolesOf, unitsOf } from '../directory.ts'
import type { Account, Tenant, Unit } from '../directory.ts'
import { isMethodList, isPreferred, preferences } from '../methods.ts'
import { settle } from '../operations.ts'
import { changeMethods, changePerson, deletePerson, setMember } from '../replication.ts'
import type { State } from '../state.ts'
import { base, missing, readObject, refusal } from './answers.ts'

export function directoryControls(state: State): HttpHandler[] {
  return [
    http.get(`${base}/users/:user`, ({ params }) => {
      const account = findPerson(state.tenant, String(params.user))
      return account ? Response.json(stored(state, account)) : missing('user', params.user)
    }),

    http.patch(`${base}/users/:user`, async ({ params, request }) => {
      const account = findPerson(state.tenant, String(params.user))
      if (!account) return missing('user', params.user)
      const change = await readObject(request)
      const unknown = Object.keys(change).find((name) => !isStored(account, name))
      if (unknown) return refusal(400, `A stored person has no field '${unknown}'.`)
      // Password and mustChange beside the person's own properties, as they are stored.
      const { password, mustChange, methods, preferred, ...properties } = change
      if (methods !== undefined && !isMethodList(methods))
        return refusal(400, 'methods is a list of methods.')
      if (preferred !== undefined && preferred !== null && !isPreferred(preferred))
        return refusal(400, `preferred is null or one of ${preferences.join(', ')}.`)
      if (methods) changeMethods(state.tenant, account, methods)
      if (preferred !== undefined) account.preferred = preferred
      if (typeof password === 'string') account.password = password
      if (typeof mustChange === 'boolean') account.mustChange = mustChange
      changePerson(state.tenant, account.user, properties)
      return Response.json(stored(state, account))
    }),

    http.delete(`${base}/users/:user`, ({ params }) => {
      const account = findPerson(state.tenant, String(params.user))
      if (!account) return missing('user', params.user)
      deletePerson(state.tenant, account)
      return Response.json({ deleted: account.user.id })
    }),

    http.get(`${base}/units`, () => Response.json([...state.tenant.units.values()].map(described))),

    http.patch(`${base}/units/:unit`, async ({ params, request }) => {
      const unit = state.tenant.units.get(String(params.unit))
      if (!unit) return missing('unit', params.unit)
      const { displayName = unit.displayName, description = unit.description } = await readObject(request)
      if (typeof displayName !== 'string' || (description !== null && typeof description !== 'string'))
        return refusal(400, 'displayName is a text; description is one, or null.')
      Object.assign(unit, { displayName, description })
      return Response.json(described(unit))
    }),

    http.post(`${base}/units/:unit/members`, async ({ params, request }) => {
      const unit = state.tenant.units.get(String(params.unit))
      if (!unit) return missing('unit', params.unit)
      const { add = [], remove = [] } = await readObject(request)
      const [coming, going] = [idsOf(state.tenant, add), idsOf(state.tenant, remove)]
      if (!coming || !going)
        return refusal(400, 'add and remove are lists of ids or sign-in names of the tenant.')
      for (const id of coming) setMember(state.tenant, unit, id, true)
      for (const id of going) setMember(state.tenant, unit, id, false)
      return Response.json(described(unit))
    }),
  ]
}

function isStored(account: Account, name: string): boolean {
  const beside = ['password', 'mustChange', 'methods', 'preferred']
  return name !== 'id' && (name in account.user || beside.includes(name))
}

function stored(state: State, account: Account) {
  settle(state)
  const { tenant } = state
  const { id } = account.user
  return {
    user: { ...account.user, isManagementRestricted: isManagementRestricted(tenant, id) },
    password: account.password,
    mustChange: account.mustChange,
    methods: account.methods,
    preferred: account.preferred,
    // As they truly are, not as Graph has heard.
    roles: rolesOf(tenant, id, 0),
    units: unitsOf(tenant, id).map((unit) => unit.id),
  }
}

function described(unit: Unit) {
  return { ...unit, members: [...unit.members] }
}

/** Ids of people, by id or sign-in name; groups and devices by id. Nothing when one of them is unknown. */
function idsOf(tenant: Tenant, names: unknown): string[] | undefined {
  if (!Array.isArray(names)) return undefined
  const ids = names.map((name) => {
    const text = String(name)
    const isObjectId = tenant.groups.has(text) || tenant.devices.has(text)
    return isObjectId ? text : findPerson(tenant, text)?.user.id
  })
  return ids.every((id) => id !== undefined) ? ids : undefined
}
