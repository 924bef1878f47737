import { isUseful } from '../graph/rules'
import type { HeldRole } from '../graph/tenant-parts'
import type { GraphRequest } from './check'

/** A role over a location that does something for its people here. */
export function isManager(held: HeldRole): boolean {
  return held.unit !== null && isUseful(held)
}

/** Taking these roles away; one that comes through a group is the group's, and stays. */
export function taking(held: HeldRole[]): GraphRequest[] {
  const ids = new Set(
    held.filter(({ group, isEligible }) => group === null && !isEligible).map(({ id }) => id),
  )
  return [...ids].map((id) => ({
    method: 'DELETE',
    path: `/roleManagement/directory/roleAssignments/${id}`,
    permission: 'RoleManagement.ReadWrite.Directory',
  }))
}

export function takingFrom(people: { id: string }[], held: HeldRole[]): GraphRequest[] {
  return taking(held.filter(({ holder }) => people.some(({ id }) => id === holder)))
}
