import 'server-only'
import type { Manager } from '../auth/session'
import type { Capability } from '../capabilities'
import type { Graph } from './client'
import type { MethodLists } from './method-lists'
import type { Assignment } from './rules'
import type { Person } from './staff'
import type { WriteTrace } from './write-trace'

/** Only `lib/graph` can name it, so a room carries the key but cannot open the door another way. */
export const door: unique symbol = Symbol('graph')

/** What the manager's own lists need: locations, people, the organisation's name. */
export type OwnGrant = {
  readonly capability: 'own'
  readonly manager: Manager
  readonly [door]: Graph
}

/** A yes for one capability and one person. `view` is the yes to see the person at all. */
export type Grant<C extends Capability | 'view'> = {
  readonly capability: C
  readonly manager: Manager
  readonly person: Person
  /** What the yes rests on: the manager's roles over this person, and the unit that brought the person here. */
  readonly roles: Pick<Assignment, 'roleId' | 'unit'>[]
  readonly unit: { id: string; name: string } | null
  /** Null for a manager who may not read them. */
  readonly methods: MethodLists | null
  readonly [door]: Graph
}

/** How the last write under this grant went, for the trail; null where none was sent. */
export function lastWriteOf(grant: Grant<Capability>): WriteTrace | null {
  return grant[door].writes.at(-1) ?? null
}
