import 'server-only'
import type { Manager } from '../auth/session'
import type { Capability } from '../capabilities'
import type { Graph } from './client'
import type { MethodLists } from './method-lists'
import type { Person } from './staff'

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
  /** Null for a manager who may not read them. */
  readonly methods: MethodLists | null
  readonly [door]: Graph
}
