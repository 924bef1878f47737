// https://learn.microsoft.com/graph/api/group-list-transitivemembers
import type { HttpHandler } from 'msw'
import { groupsOf } from '../directory.ts'
import { notFound } from '../graph-error.ts'
import { graphCall, requireDirectoryReader } from '../graph.ts'
import { collection } from '../odata/collection.ts'
import type { Row } from '../odata/filter.ts'
import { readQuery, requireAdvanced } from '../odata/query.ts'
import { project } from '../odata/shape.ts'
import { fieldsOfPeople } from '../permissions.ts'
import { shownUser, userShape } from '../resources.ts'
import type { State } from '../state.ts'

export function groupMemberHandlers(state: State): HttpHandler[] {
  return [
    graphCall(state, 'get', '/groups/{group-id}/transitiveMembers/graph.user', (call) => {
      const { tenant, caller, params, url, request } = call
      const query = readQuery(url, request.headers, ['$select', '$filter', '$top', '$count'])
      requireDirectoryReader(call)
      const group = tenant.groups.get(params.group?.toLowerCase() ?? '')
      if (!group) throw notFound(params.group ?? '')
      requireAdvanced(query, true, 'The cast')
      const isIn = ({ user }: { user: { id: string } }) => groupsOf(tenant, user.id).includes(group)
      const present = (row: Row) =>
        project(userShape, shownUser(tenant, row), query.select, fieldsOfPeople(caller.scopes))
      const rows = () =>
        tenant.people
          .values()
          .filter(isIn)
          .map(({ user }) => user)
      return { body: collection({ state, url, query, shape: userShape, rows, present }) }
    }),
  ]
}
