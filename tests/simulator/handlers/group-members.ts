// https://learn.microsoft.com/graph/api/group-list-members
import type { HttpHandler } from 'msw'
import { notFound } from '../graph-error.ts'
import { graphCall, requireDirectoryReader } from '../graph.ts'
import type { Call } from '../graph.ts'
import type { Answer } from '../graph-answer.ts'
import { collection } from '../odata/collection.ts'
import { readQuery, requireAdvanced } from '../odata/query.ts'
import { project } from '../odata/shape.ts'
import { fieldsOfPeople } from '../permissions.ts'
import { shownUser, userShape } from '../resources.ts'
import type { State } from '../state.ts'

export function groupMemberHandlers(state: State): HttpHandler[] {
  return [graphCall(state, 'get', '/groups/{group-id}/members/graph.user', listPeople)]
}

function listPeople(call: Call): Answer {
  const query = readQuery(call.url, call.request.headers, ['$select', '$count', '$top'])
  requireAdvanced(query, true, 'The cast')
  requireDirectoryReader(call)
  const { tenant, params } = call
  const group = tenant.groups.get(params.group ?? '')
  if (!group) throw notFound(params.group ?? '')
  const readable = fieldsOfPeople(call.caller.scopes)
  return {
    body: collection({
      state: call.state,
      url: call.url,
      query,
      shape: userShape,
      rows: () => [...group.members].flatMap((id) => tenant.people.get(id)?.user ?? []),
      present: (row) => project(userShape, shownUser(tenant, row), query.select, readable),
    }),
  }
}
