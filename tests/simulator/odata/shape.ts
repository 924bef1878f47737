import { GraphError } from '../graph-error.ts'
import type { Row } from './filter.ts'

/** What a type of object looks like from outside. */
export type Shape = {
  /** as in `microsoft.graph.user` */
  type: string
  /** as in `$metadata#users` */
  set: string
  properties: readonly string[]
  /** what comes without `$select` */
  defaults: readonly string[]
  filterable: readonly string[]
  searchable: readonly string[]
}

export function checkSelect(shape: Shape, select: string[] | undefined): void {
  const unknown = select?.find((name) => name !== '*' && !shape.properties.includes(name))
  if (unknown === undefined) return
  throw new GraphError(
    400,
    'BadRequest',
    `Parsing OData Select and Expand failed: Could not find a property named '${unknown}' on type '${shape.type}'.`,
  )
}

/** `$select` really narrows. `readable` lists what the permissions let through; the rest is null. */
export function project(
  shape: Shape,
  row: Row,
  select: string[] | undefined,
  readable?: string[],
): Record<string, unknown> {
  const names = select?.includes('*') ? shape.defaults : (select ?? shape.defaults)
  return Object.fromEntries(
    names.map((name) => [name, !readable || readable.includes(name) ? (row[name] ?? null) : null]),
  )
}

export function contextOf(set: string, select: string[] | undefined, suffix = ''): string {
  const names = select ? `(${select.join(',')})` : ''
  return `https://graph.microsoft.com/v1.0/$metadata#${set}${names}${suffix}`
}
