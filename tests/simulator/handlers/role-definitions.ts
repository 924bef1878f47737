import type { HttpHandler } from 'msw'
import { notFound } from '../graph-error.ts'
import { graphCall, requireDirectoryReader } from '../graph.ts'
import { collection } from '../odata/collection.ts'
import { readQuery } from '../odata/query.ts'
import { checkSelect, contextOf, project } from '../odata/shape.ts'
import { roleDefinitionShape } from '../resources.ts'
import { roleDefinitions } from '../roles.ts'
import type { State } from '../state.ts'

const path = '/roleManagement/directory/roleDefinitions'

export function roleDefinitionHandlers(state: State): HttpHandler[] {
  return [
    // https://learn.microsoft.com/graph/api/rbacapplication-list-roledefinitions
    graphCall(state, 'get', path, (call) => {
      const query = readQuery(call.url, call.request.headers, ['$select', '$filter', '$top'])
      requireDirectoryReader(call)
      return {
        body: collection({
          state,
          url: call.url,
          query,
          shape: roleDefinitionShape,
          rows: () => roleDefinitions,
          present: (row) => project(roleDefinitionShape, row, query.select),
        }),
      }
    }),
    // https://learn.microsoft.com/graph/api/unifiedroledefinition-get
    graphCall(state, 'get', `${path}/{unifiedRoleDefinition-id}`, (call) => {
      const { select } = readQuery(call.url, call.request.headers, ['$select'])
      checkSelect(roleDefinitionShape, select)
      requireDirectoryReader(call)
      const id = call.params.unifiedRoleDefinition ?? ''
      const found = roleDefinitions.find((one) => one.id === id.toLowerCase())
      if (!found) throw notFound(id)
      const context = contextOf(roleDefinitionShape.set, select, '/$entity')
      return { body: { '@odata.context': context, ...project(roleDefinitionShape, found, select) } }
    }),
  ]
}
