// How tests steer the pretend tenant. JSON, from this machine only: the server sees to that.
import { http } from 'msw'
import type { HttpHandler } from 'msw'
import { controlHost } from './constants.ts'
import { findPerson, isManagementRestricted, rolesOf, unitsOf } from './directory.ts'
import type { Account, Tenant, Unit } from './directory.ts'
import type { Fault } from './faults.ts'
import { isObject } from './graph-body.ts'
import { settle } from './operations.ts'
import type { State, StateOptions } from './state.ts'

const base = `https://${controlHost}/__sim`

export function controlHandlers(state: State, reset: (options: StateOptions) => void): HttpHandler[] {
  return [
    http.get(`${base}/health`, () => Response.json({ ok: true })),

    http.post(`${base}/reset`, async ({ request }) => {
      reset(await readOptions(request))
      return Response.json({ ok: true })
    }),

    http.get(`${base}/log`, ({ request }) => {
      const since = Number(new URL(request.url).searchParams.get('since') ?? 0)
      return Response.json(state.log.filter((entry) => entry.n > since))
    }),

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
      const { password, mustChange, ...properties } = change
      if (typeof password === 'string') account.password = password
      if (typeof mustChange === 'boolean') account.mustChange = mustChange
      Object.assign(account.user, properties)
      return Response.json(stored(state, account))
    }),

    http.get(`${base}/units`, () => Response.json([...state.tenant.units.values()].map(described))),

    http.post(`${base}/units/:unit/members`, async ({ params, request }) => {
      const unit = state.tenant.units.get(String(params.unit))
      if (!unit) return missing('unit', params.unit)
      const { add = [], remove = [] } = await readObject(request)
      const [coming, going] = [idsOf(state.tenant, add), idsOf(state.tenant, remove)]
      if (!coming || !going)
        return refusal(400, 'add and remove are lists of ids or sign-in names of the tenant.')
      for (const id of coming) unit.members.add(id)
      for (const id of going) unit.members.delete(id)
      return Response.json(described(unit))
    }),

    http.post(`${base}/faults`, async ({ request }) => {
      const faults: unknown = await request.json().catch(() => undefined)
      const list: unknown[] = Array.isArray(faults) ? faults : [faults]
      if (!list.every(isFault))
        return refusal(400, 'A fault is {match?: {method?, path?, host?}, times?, fault: {…}}.')
      state.faults.push(...list)
      return Response.json({ faults: state.faults.length })
    }),

    http.delete(`${base}/faults`, () => {
      state.faults.length = 0
      return Response.json({ faults: 0 })
    }),

    http.post(`${base}/enforcement`, async ({ request }) => {
      const { on } = await readObject(request)
      if (typeof on !== 'boolean') return refusal(400, 'on is true or false.')
      state.enforcement = on
      return Response.json({ on })
    }),

    http.post(`${base}/features`, ({ request }) => change(state.features, request)),
    http.post(`${base}/policy`, ({ request }) => change(state.policy, request)),

    http.all(`${base}/*`, ({ request }) =>
      refusal(404, `There is no control ${new URL(request.url).pathname}.`),
    ),
  ]
}

/** Sets switches that exist, to values of the type they have; answers all of them. */
async function change(switches: Record<string, unknown>, request: Request): Promise<Response> {
  const wanted = await readObject(request)
  const wrong = Object.keys(wanted).find((name) => typeof wanted[name] !== typeof switches[name])
  if (wrong) return refusal(400, `There is no switch '${wrong}' that takes this value.`)
  Object.assign(switches, wanted)
  return Response.json(switches)
}

function refusal(status: number, message: string): Response {
  return Response.json({ error: message }, { status })
}

function missing(kind: string, name: unknown): Response {
  return refusal(404, `There is no ${kind} '${String(name)}'.`)
}

async function readObject(request: Request): Promise<Record<string, unknown>> {
  const body: unknown = await request.json().catch(() => undefined)
  return isObject(body) ? body : {}
}

async function readOptions(request: Request): Promise<StateOptions> {
  const { seed, people, latencyMs } = await readObject(request)
  return {
    ...((typeof seed === 'string' || typeof seed === 'number') && { seed }),
    ...(typeof people === 'number' && { people }),
    ...(typeof latencyMs === 'number' && { latencyMs }),
  }
}

function isStored(account: Account, name: string): boolean {
  return name !== 'id' && (name in account.user || name === 'password' || name === 'mustChange')
}

function isFault(value: unknown): value is Fault {
  if (!isObject(value) || !isObject(value.fault)) return false
  if (value.match === undefined) return true
  return isObject(value.match) && isExpression(value.match.path)
}

function isExpression(path: unknown): boolean {
  try {
    return path === undefined || (typeof path === 'string' && new RegExp(path) instanceof RegExp)
  } catch {
    return false
  }
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
    roles: rolesOf(tenant, id),
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
