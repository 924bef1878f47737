import type { Tenant } from '../directory.ts'
import { GraphError } from '../graph-error.ts'
import type { Row } from '../odata/filter.ts'
import { project } from '../odata/shape.ts'
import { groupShape, unitShape, userEntity, userShape } from '../resources.ts'
import { roleDefinitions } from '../roles.ts'

const expandable = ['principal', 'roleDefinition', 'directoryScope']

export function checkExpandable(names: readonly string[], type: string): void {
  const unknown = names.find((name) => !expandable.includes(name))
  if (unknown === undefined) return
  throw new GraphError(
    400,
    'BadRequest',
    `Parsing OData Select and Expand failed: Could not find a property named '${unknown}' on type '${type}'.`,
  )
}

/** Who holds the role, which one it is, and over what. */
export function expanded(tenant: Tenant, row: Row, names: readonly string[]): Record<string, object | null> {
  return Object.fromEntries(names.map((name) => [name, related(tenant, row, name)]))
}

function related(tenant: Tenant, row: Row, name: string): object | null {
  if (name === 'roleDefinition') return roleDefinitions.find((one) => one.id === row.roleDefinitionId) ?? null
  if (name === 'directoryScope') {
    const unit = tenant.units.get(String(row.directoryScopeId).replace('/administrativeUnits/', ''))
    return unit
      ? { '@odata.type': '#microsoft.graph.administrativeUnit', ...project(unitShape, unit, undefined) }
      : null
  }
  const principalId = String(row.principalId)
  const person = tenant.people.get(principalId)
  if (person) {
    const entity = project(userShape, userEntity(tenant, person), undefined)
    return { '@odata.type': '#microsoft.graph.user', ...entity }
  }
  const group = tenant.groups.get(principalId)
  return group ? { '@odata.type': '#microsoft.graph.group', ...project(groupShape, group, undefined) } : null
}
