import type { HttpHandler } from 'msw'
import { domain } from '../constants.ts'
import { graphCall } from '../graph.ts'
import { readQuery } from '../odata/query.ts'
import { checkSelect, contextOf, project } from '../odata/shape.ts'
import { organizationShape } from '../resources.ts'
import type { State } from '../state.ts'

/**
 * With User.Read alone only name and domains can be read.
 * https://learn.microsoft.com/graph/api/organization-list
 */
const readsAll = ['Organization.Read.All', 'Directory.Read.All', 'Directory.ReadWrite.All']
const limited = ['id', 'displayName', 'verifiedDomains']

export function organizationHandlers(state: State): HttpHandler[] {
  return [
    graphCall(state, 'get', '/organization', ({ tenant, caller, url, request }) => {
      const { select } = readQuery(url, request.headers, ['$select'])
      checkSelect(organizationShape, select)
      const organization = {
        id: tenant.id,
        displayName: tenant.displayName,
        verifiedDomains: [
          {
            capabilities: 'Email, OfficeCommunicationsOnline',
            isDefault: true,
            isInitial: true,
            name: domain,
            type: 'Managed',
          },
        ],
        countryLetterCode: 'US',
        createdDateTime: '2024-01-15T09:00:00Z',
        onPremisesSyncEnabled: true,
        businessPhones: [],
        technicalNotificationMails: [],
        preferredLanguage: 'en',
        tenantType: 'AAD',
      }
      const readable = readsAll.some((one) => caller.scopes.has(one)) ? undefined : limited
      return {
        body: {
          '@odata.context': contextOf('organization', select),
          value: [project(organizationShape, organization, select, readable)],
        },
      }
    }),
  ]
}
