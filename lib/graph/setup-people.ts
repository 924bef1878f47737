import 'server-only'
import { z } from 'zod'
import { AppError } from '../errors'
import { administratorFrom, people as administrators, select as administratorSelect } from './administrator'
import type { Administrator } from './administrator'
import { allPages } from './all-pages'
import type { Graph } from './client'
import { isTeamRole, isUseful } from './rules'
import { timeOf } from './setup-policies'
import { answered, isGone } from './standing'
import type { HeldRole, ManagerPart, TenantParts } from './tenant-parts'

/** learn.microsoft.com/entra/identity/users/licensing-service-plan-reference: Microsoft Entra ID P1 and P2. */
const plans = ['41781fb2-bc02-4b7c-bd55-b576c07bb09d', 'eec0eb4f-6444-4f95-aba0-50c24d67f998']
const person = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  userPrincipalName: z.string(),
  userType: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
  assignedPlans: z.array(z.object({ servicePlanId: z.string(), capabilityStatus: z.string().nullish() })),
})

/** Who looks after people here, by a role over a unit or by a team's role over everybody. */
export async function readManagers(graph: Graph, roles: HeldRole[]): Promise<ManagerPart[]> {
  const managing = roles.filter((one) => (one.unit === null ? isTeamRole(one) : isUseful(one)))
  const ids = [...new Set(managing.map(({ holder }) => holder))]
  const select = Object.keys(person.shape).join(',')
  const answers = await graph.readAll(ids.map((id) => ({ url: `/users/${id}?$select=${select}` })))
  // An app may hold a role too, and somebody may just have been deleted: neither is a manager.
  const found = answers.filter((answer) => !isGone(answer)).map((answer) => answered(person, answer))
  return found.map((one) => ({
    id: one.id,
    name: one.displayName || one.userPrincipalName,
    signInName: one.userPrincipalName,
    isGuest: one.userType === 'Guest',
    isBlocked: one.accountEnabled === false,
    isLicensed: one.assignedPlans.some(
      ({ servicePlanId, capabilityStatus }) =>
        plans.includes(servicePlanId) && capabilityStatus !== 'Deleted' && capabilityStatus !== 'Suspended',
    ),
  }))
}

const activity = z.object({
  signInActivity: z.object({ lastSignInDateTime: z.iso.datetime({ offset: true }).nullish() }).nullish(),
})

/** Whoever never signed in has no such property. It takes a licence, a permission and a role of its own, so it is asked by itself. */
export async function readSignIns(graph: Graph, managers: ManagerPart[]): Promise<TenantParts['signIns']> {
  const answers = await graph.readAll(
    managers.map(({ id }) => ({ url: `/users/${id}?$select=id,signInActivity` })),
  )
  const times = answers.map((answer) => timeOf(answered(activity, answer).signInActivity?.lastSignInDateTime))
  return Object.fromEntries(managers.map(({ id }, index) => [id, times[index] ?? null]))
}

const somebody = z.object({ id: z.string(), displayName: z.string().nullish() })

/** learn.microsoft.com/graph/api/user-list */
export async function readPeople(graph: Graph): Promise<TenantParts['people']> {
  const filter = encodeURIComponent("userType eq 'Member' and accountEnabled eq true")
  const url = `/users?$filter=${filter}&$select=id,displayName&$top=999`
  const people = await allPages(graph, { url }, somebody)
  return people.map(({ id, displayName }) => ({ id, name: displayName || id }))
}

const registered = z.object({
  id: z.string(),
  userDisplayName: z.string().nullish(),
  isAdmin: z.boolean().nullish(),
  userType: z.string().nullish(),
  methodsRegistered: z.array(z.string()).nullish(),
})

/** learn.microsoft.com/graph/api/authenticationmethodsroot-list-userregistrationdetails */
export async function readRegistered(graph: Graph): Promise<TenantParts['registered']> {
  const rows = await allPages(
    graph,
    { url: '/reports/authenticationMethods/userRegistrationDetails' },
    registered,
  )
  return rows.map(({ id, userDisplayName, isAdmin, userType, methodsRegistered }) => ({
    id,
    name: userDisplayName || id,
    isAdmin: isAdmin === true,
    isGuest: userType?.toLowerCase() === 'guest',
    methods: methodsRegistered ?? [],
  }))
}

const administrator = administrators.shape.value.element

/** Whoever holds a role, with what a reset of their own goes by; `registered` is null where the report says nothing. */
export async function readAdministrators(
  graph: Graph,
  roles: HeldRole[],
  report: TenantParts['registered'] | AppError,
): Promise<Administrator[]> {
  // Where there is PIM, nearly all of them are only eligible.
  const ids = [...new Set(roles.map(({ holder }) => holder))]
  const answers = await graph.readAll(ids.map((id) => ({ url: `/users/${id}?${administratorSelect}` })))
  const listed = report instanceof AppError ? [] : report
  return answers
    .filter((answer) => !isGone(answer))
    .map((answer) => {
      const read = administratorFrom(answered(administrator, answer))
      const held = roles.filter(({ holder }) => holder === read.id).map(({ roleName }) => roleName)
      return {
        ...read,
        roles: [...new Set(held)],
        registered: listed.find(({ id }) => id === read.id)?.methods ?? null,
      }
    })
}
