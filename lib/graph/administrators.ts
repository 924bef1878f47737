import 'server-only'
import { z } from 'zod'
import { AppError } from '../errors'
import { oncePerRequest } from '../request'
import type { Graph } from './client'
import { administratorFrom, people, select, type Administrator, type RawPerson } from './administrator'
import { authorizeSetup } from './authorize-setup'
import { GraphRefusal } from './errors'
import { door, type SetupGrant } from './grant'
import { readRegistered, type Report } from './registrations'
import { answered, mostPrincipals } from './standing'

export type Administrators = {
  all: Administrator[]
  /** How Microsoft's report of registered methods was read, or why it was not. */
  report: Report
  /** Groups that hold a role and whose people could not be read. */
  unreadGroups: string[]
  /** Who may activate a role could not be read. */
  isEligibleUnread: boolean
}

const assignments = z.object({
  '@odata.nextLink': z.string().optional(),
  value: z.array(
    z.object({
      principalId: z.string(),
      roleDefinitionId: z.string(),
      principal: z.object({ '@odata.type': z.string(), displayName: z.string().nullish() }).nullish(),
    }),
  ),
})
const definitions = z.object({
  value: z.array(z.object({ id: z.string(), displayName: z.string().nullish() })),
})
type RawAssignment = z.infer<typeof assignments>['value'][number]

const base = '/roleManagement/directory'
const mostPages = 50

/** Counts the times that something was changed in a request: what was read before is not shown after. */
const changes = oncePerRequest<{ count: number }>(() => Promise.resolve({ count: 0 }))

/** Everybody who holds a role, read once a request: an action and the page drawn with its answer share it. */
export async function listAdministrators(
  grant: SetupGrant<'setup' | 'setup-proofs'>,
): Promise<Administrators> {
  const { count } = await changes('administrators')
  return listOnce(`${grant.manager.session.idHash} ${count}`)
}

/** Something was changed: whoever asks from now on is told anew. */
export async function forgetAdministrators(): Promise<void> {
  const seen = await changes('administrators')
  seen.count += 1
}

const listOnce = oncePerRequest(async () => list((await authorizeSetup('setup'))[door]))

/**
 * learn.microsoft.com/graph/api/rbacapplication-list-roleassignments: one property can be expanded; the principal says
 * whether it is a person or a group.
 */
async function list(graph: Graph): Promise<Administrators> {
  const [first, rawRoles, rawEligible] = await graph.readAll([
    { url: `${base}/roleAssignments?$expand=principal` },
    { url: `${base}/roleDefinitions?$select=id,displayName` },
    { url: `${base}/roleEligibilityScheduleInstances?$expand=principal` },
  ])
  const active = await wholeList(graph, answered(assignments, first))
  const eligible = await eligibleFrom(graph, rawEligible)
  const held = [...active, ...(eligible ?? [])]
  const roles = answered(definitions, rawRoles).value
  const nameOf = new Map(roles.map(({ id, displayName }) => [id, displayName ?? id]))
  const { direct, groups } = principalsOf(held)
  const batches = Array.from({ length: Math.ceil(direct.length / mostPrincipals) }, (_, at) =>
    direct.slice(at * mostPrincipals, (at + 1) * mostPrincipals),
  )
  const read = await graph.readAll([
    ...batches.map((ids) => ({ url: `/users?$filter=${encodeURIComponent(among(ids))}&${select}` })),
    ...groups.map(({ id }) => ({
      url: `/groups/${id}/transitiveMembers/microsoft.graph.user?${select}&$count=true&$top=999`,
      eventual: true,
    })),
  ])
  const found = new Map<string, { raw: RawPerson; through: Set<string> }>()
  const note = (raw: RawPerson, principal: string) => {
    const known = found.get(raw.id) ?? { raw, through: new Set() }
    found.set(raw.id, { raw, through: known.through.add(principal) })
  }
  for (const answer of read.slice(0, batches.length))
    for (const raw of answered(people, answer).value) note(raw, raw.id)
  const unreadGroups = groups.flatMap(({ id, name }, at) => {
    const answer = people.safeParse(read[batches.length + at])
    for (const raw of answer.data?.value ?? []) note(raw, id)
    return answer.success ? [] : [name]
  })
  const { registered, report } = await readRegistered(graph, [...found.keys()])
  const all = [...found.values()].map(({ raw, through }) => ({
    ...administratorFrom(raw),
    roles: rolesOf(held, through, nameOf),
    registered: registered.get(raw.id) ?? null,
    isEligibleOnly: !active.some(({ principalId }) => through.has(principalId)),
  }))
  return { all, report, unreadGroups, isEligibleUnread: eligible === null }
}

/**
 * Who may activate a role: where there is PIM, that is nearly every administrator. Without its licence nobody is; null
 * where it could not be read. learn.microsoft.com/graph/api/rbacapplication-list-roleeligibilityscheduleinstances
 */
async function eligibleFrom(graph: Graph, first: unknown): Promise<RawAssignment[] | null> {
  if (isWithoutLicence(first)) return []
  try {
    return await wholeList(graph, answered(assignments, first))
  } catch (error) {
    if (error instanceof AppError && error.failure !== 'signed-out' && error.failure !== 'step-up')
      return null
    throw error
  }
}

function isWithoutLicence(answer: unknown): boolean {
  const cause = answer instanceof AppError ? answer.cause : null
  return cause instanceof GraphRefusal && cause.status === 400 && cause.code === 'AadPremiumLicenseRequired'
}

async function wholeList(graph: Graph, first: z.infer<typeof assignments>): Promise<RawAssignment[]> {
  const held = [...first.value]
  let next = first['@odata.nextLink']
  for (let page = 1; next !== undefined; page += 1) {
    if (page === mostPages) throw new AppError('unreachable', { cause: new Error('too many assignments') })
    const more = answered(assignments, await graph.read(next))
    held.push(...more.value)
    next = more['@odata.nextLink']
  }
  return held
}

/** Applications hold roles too; nobody resets their password. */
function principalsOf(held: RawAssignment[]): { direct: string[]; groups: { id: string; name: string }[] } {
  const isA = (type: string) => (one: RawAssignment) =>
    one.principal?.['@odata.type'] === `#microsoft.graph.${type}`
  const groups = new Map(
    held.filter(isA('group')).map((one) => [one.principalId, one.principal?.displayName ?? one.principalId]),
  )
  return {
    direct: [...new Set(held.filter(isA('user')).map(({ principalId }) => principalId))],
    groups: [...groups].map(([id, name]) => ({ id, name })),
  }
}

function among(ids: string[]): string {
  return `id in (${ids.map((id) => `'${id}'`).join(',')})`
}

function rolesOf(held: RawAssignment[], through: Set<string>, nameOf: Map<string, string>): string[] {
  const mine = held.filter(({ principalId }) => through.has(principalId))
  return [...new Set(mine.map((one) => nameOf.get(one.roleDefinitionId) ?? one.roleDefinitionId))]
}
