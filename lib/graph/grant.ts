import 'server-only'
import type { Manager } from '../auth/session'
import type { Capability, SetupCapability } from '../capabilities'
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
  /** All units the person is in, by id: whoever looks after any of them finds what was done here. */
  readonly units: string[]
  /** Null for a manager who may not read them. */
  readonly methods: MethodLists | null
  readonly [door]: Graph
}

/** A yes for something about the whole tenant, for who runs it. `setup` is the yes to look. */
export type SetupGrant<C extends SetupCapability | 'setup'> = {
  readonly capability: C
  readonly manager: Manager
  /** The roles over the tenant that the yes rests on. */
  readonly roles: Pick<Assignment, 'roleId' | 'unit'>[]
  readonly [door]: Graph
}

/** Whatever yes it is: it holds the key. */
export type AnyGrant = { readonly [door]: Graph }

/** How the writes under this grant went, in order, for the trail. */
export function writesOf(grant: AnyGrant): WriteTrace[] {
  return grant[door].writes
}

/** From now on nothing is sent under this grant unless this says that it still may be. */
export function holdBeforeWriting(grant: AnyGrant, hold: () => Promise<void>): void {
  grant[door].hold = hold
}
