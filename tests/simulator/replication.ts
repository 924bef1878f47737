// Graph answers many questions from copies that lag behind what was written. The tenant itself is always true; this
// remembers what was changed and when, and takes back what a late reader has not heard of yet.
import { now } from './clock.ts'
import type { Account, Assignment, Person, Tenant, Unit } from './directory.ts'
import type { Method } from './methods.ts'
import type { Row } from './odata/filter.ts'

export type Replication = {
  /** how late the index is: https://learn.microsoft.com/graph/aad-advanced-queries */
  seconds: number
  /** how late changes of roles take effect */
  roleSeconds: number
  /** how late reads of authentication methods are */
  methodSeconds: number
  changes: Change[]
}

/** `was` is how it was before. */
type Change = { at: number } & (
  | { kind: 'membership'; unitId: string; memberId: string; was: boolean }
  | { kind: 'assignment'; assignment: Assignment; was: boolean }
  | { kind: 'person'; userId: string; was: Row }
  | { kind: 'methods'; userId: string; was: readonly Method[] }
)

/** Older changes are known everywhere. */
const keep = 10_000

function remember({ replication }: Tenant, change: Change): void {
  replication.changes.push(change)
  if (replication.changes.length > keep) replication.changes.shift()
}

export function setMember(tenant: Tenant, unit: Unit, memberId: string, isMember: boolean): void {
  const was = unit.members.has(memberId)
  if (was === isMember) return
  put(unit.members, memberId, isMember)
  remember(tenant, { at: now(tenant), kind: 'membership', unitId: unit.id, memberId, was })
}

export function setAssignment(tenant: Tenant, wanted: Assignment, isHeld: boolean): void {
  const held = tenant.assignments.find((one) => isSame(one, wanted))
  // What PIM activated for a while gives way to what is given for good.
  if (isHeld && held?.endDateTime) {
    setAssignment(tenant, held, false)
    return setAssignment(tenant, wanted, true)
  }
  if (isHeld === (held !== undefined)) return
  tenant.assignments = held
    ? tenant.assignments.filter((one) => one !== held)
    : [...tenant.assignments, wanted]
  remember(tenant, { at: now(tenant), kind: 'assignment', assignment: held ?? wanted, was: !isHeld })
}

export function changePerson(tenant: Tenant, user: Person, properties: Row): void {
  const before: Row = { ...user }
  const was = Object.fromEntries(Object.keys(properties).map((name) => [name, before[name]]))
  Object.assign(user, properties)
  remember(tenant, { at: now(tenant), kind: 'person', userId: user.id, was })
}

/**
 * To the index they are gone at once. Graph keeps them for 30 days where nobody asks here:
 * https://learn.microsoft.com/graph/api/user-delete
 */
export function deletePerson(tenant: Tenant, { user: { id } }: Account): void {
  for (const unit of tenant.units.values()) unit.members.delete(id)
  for (const group of tenant.groups.values()) {
    group.members.delete(id)
    group.owners.delete(id)
  }
  const { replication } = tenant
  replication.changes = replication.changes.filter((one) => one.kind !== 'membership' || one.memberId !== id)
  tenant.assignments = tenant.assignments.filter(({ principalId }) => principalId !== id)
  tenant.people.delete(id)
}

export function changeMethods(tenant: Tenant, account: Account, methods: readonly Method[]): void {
  const was = account.methods
  account.methods = methods
  remember(tenant, { at: now(tenant), kind: 'methods', userId: account.user.id, was })
}

/** A person's methods, as a reader of them has heard. */
export function methodsSeen(tenant: Tenant, { user, methods }: Account): readonly Method[] {
  const unheard = lateChanges(tenant, tenant.replication.methodSeconds).flatMap((one) =>
    one.kind === 'methods' && one.userId === user.id ? [one.was] : [],
  )
  return unheard.at(-1) ?? methods
}

/** One role of one principal over one scope is there once. */
export function isSame(one: Assignment, other: Assignment): boolean {
  return (
    one.principalId === other.principalId &&
    one.roleDefinitionId === other.roleDefinitionId &&
    one.directoryScopeId === other.directoryScopeId
  )
}

export type View = {
  members: (unit: Unit) => Set<string>
  /** the units in which somebody is a member */
  unitsOf: (id: string) => Unit[]
  person: (user: Person) => Row
}

/** Memberships and people, as the index has them; without the index, as they are. */
export function viewOf(tenant: Tenant, isIndexed: boolean): View {
  const late = isIndexed ? lateChanges(tenant, tenant.replication.seconds) : []

  function members(unit: Unit): Set<string> {
    if (!late.length) return unit.members
    const seen = new Set(unit.members)
    for (const one of late) {
      if (one.kind === 'membership' && one.unitId === unit.id) put(seen, one.memberId, one.was)
    }
    return seen
  }

  function person(user: Person): Row {
    const unheard = late.map((one) => (one.kind === 'person' && one.userId === user.id ? one.was : {}))
    return Object.assign({}, user, ...unheard)
  }

  return {
    members,
    unitsOf: (id) => [...tenant.units.values().filter((unit) => members(unit).has(id))],
    person: (user) => (late.length ? person(user) : user),
  }
}

/** Assignments as they were so many seconds ago. */
export function assignmentsSeen(tenant: Tenant, seconds: number): Assignment[] {
  let seen = tenant.assignments
  for (const one of lateChanges(tenant, seconds)) {
    if (one.kind !== 'assignment') continue
    const { assignment } = one
    seen = one.was ? [...seen, assignment] : seen.filter((other) => !isSame(other, assignment))
  }
  return seen
}

/** What a reader who is so many seconds behind has not heard of, the newest first. */
function lateChanges(tenant: Tenant, seconds: number): Change[] {
  if (!seconds) return []
  const heard = now(tenant) - seconds * 1000
  return tenant.replication.changes.filter((change) => change.at > heard).reverse()
}

function put(set: Set<string>, id: string, isIn: boolean): void {
  if (isIn) set.add(id)
  else set.delete(id)
}
