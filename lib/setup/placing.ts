import { env } from '../env'
import type { GraphRequest } from './check'

/** What only the reader knows. It stands in a request until somebody puts an id in its place. */
export const blanks = { person: 'PERSON', location: 'LOCATION', name: 'NAME' }

const permission = 'AdministrativeUnit.ReadWrite.All'

/** learn.microsoft.com/graph/api/administrativeunit-post-members */
export function placing(unit: string, person: string): GraphRequest {
  const body = { '@odata.id': `${env().graph}/v1.0/users/${person}` }
  return { method: 'POST', path: `/directory/administrativeUnits/${unit}/members/$ref`, body, permission }
}

/** learn.microsoft.com/graph/api/administrativeunit-delete-members */
export function leaving(unit: string, member: string): GraphRequest {
  return {
    method: 'DELETE',
    path: `/directory/administrativeUnits/${unit}/members/${member}/$ref`,
    permission,
  }
}
