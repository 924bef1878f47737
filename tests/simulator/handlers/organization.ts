import type { HttpHandler } from 'msw'
import { now } from '../clock.ts'
import { domain } from '../constants.ts'
import type { Tenant } from '../directory.ts'
import { notFound } from '../graph-error.ts'
import { graphCall } from '../graph.ts'
import type { Call } from '../graph.ts'
import { readQuery } from '../odata/query.ts'
import { checkSelect, contextOf, project } from '../odata/shape.ts'
import { organizationShape } from '../resources.ts'
import type { Policy, State } from '../state.ts'

/**
 * With User.Read alone only name and domains can be read.
 * https://learn.microsoft.com/graph/api/organization-list
 */
const readsAll = ['Organization.Read.All', 'Directory.Read.All', 'Directory.ReadWrite.All']
const limited = ['id', 'displayName', 'verifiedDomains']

export function organizationHandlers(state: State): HttpHandler[] {
  return [
    graphCall(state, 'get', '/organization', (call) => {
      const { select, entity } = shown(call)
      return { body: { '@odata.context': contextOf('organization', select), value: [entity] } }
    }),
    // https://learn.microsoft.com/graph/api/organization-get
    graphCall(state, 'get', '/organization/{organization-id}', (call) => {
      const id = call.params.organization ?? ''
      if (id.toLowerCase() !== call.tenant.id) throw notFound(id)
      const { select, entity } = shown(call)
      return { body: { '@odata.context': contextOf('organization', select, '/$entity'), ...entity } }
    }),
  ]
}

function shown({ state, tenant, caller, url, request }: Call) {
  const { select } = readQuery(url, request.headers, ['$select'])
  checkSelect(organizationShape, select)
  const readable = readsAll.some((one) => caller.scopes.has(one)) ? undefined : limited
  return { select, entity: project(organizationShape, describe(tenant, state.policy), select, readable) }
}

function describe(tenant: Tenant, policy: Policy) {
  // Synchronisation runs every half hour.
  const halfHour = 30 * 60 * 1000
  const hoursAgo = (hours: number) =>
    new Date(Math.floor((now(tenant) - hours * 2 * halfHour) / halfHour) * halfHour).toISOString()
  const { synchronised, syncAgeHours, passwordSyncAgeHours, federated } = policy
  return {
    id: tenant.id,
    displayName: tenant.displayName,
    verifiedDomains: [
      {
        capabilities: 'Email, OfficeCommunicationsOnline',
        isDefault: true,
        isInitial: true,
        name: domain,
        // https://learn.microsoft.com/graph/api/resources/verifieddomain
        type: federated ? 'Federated' : 'Managed',
      },
    ],
    countryLetterCode: 'US',
    createdDateTime: '2024-01-15T09:00:00Z',
    onPremisesSyncEnabled: synchronised || null,
    onPremisesLastSyncDateTime: synchronised ? hoursAgo(syncAgeHours) : null,
    onPremisesLastPasswordSyncDateTime: synchronised ? hoursAgo(passwordSyncAgeHours) : null,
    businessPhones: [],
    technicalNotificationMails: [],
    preferredLanguage: 'en',
    tenantType: 'AAD',
  }
}
