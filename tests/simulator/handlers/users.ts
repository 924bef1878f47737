import type { HttpHandler } from 'msw'
import type { Account } from '../directory.ts'
import { graphCall, requireDirectoryReader, targetOf } from '../graph.ts'
import type { Call } from '../graph.ts'
import type { Answer } from '../graph-answer.ts'
import { collection, narrow } from '../odata/collection.ts'
import type { Listing } from '../odata/collection.ts'
import { readQuery, requireEventual } from '../odata/query.ts'
import type { Option } from '../odata/query.ts'
import { checkSelect, contextOf, project } from '../odata/shape.ts'
import { requireSignInActivity } from './sign-in-activity.ts'
import { fieldsOfPeople } from '../permissions.ts'
import { viewOf } from '../replication.ts'
import { shownUser, userEntity, userShape } from '../resources.ts'
import type { State } from '../state.ts'

export function userHandlers(state: State): HttpHandler[] {
  return [
    graphCall(state, 'get', '/me', (call) => showPerson(call, targetOf(call))),
    graphCall(state, 'get', '/users', (call) => {
      const people = listing(call, ['$select', '$filter', '$search', '$orderby', '$top', '$count'])
      return { body: collection(people) }
    }),
    graphCall(state, 'get', '/users/$count', (call) => {
      const people = listing(call, ['$filter', '$search'])
      requireEventual(people.query)
      return { body: String(narrow(people).length) }
    }),
    graphCall(state, 'get', '/users/{user-id}', (call) => {
      const target = targetOf(call)
      if (target.user.id !== call.caller.id) requireDirectoryReader(call)
      return showPerson(call, target)
    }),
  ]
}

/** https://learn.microsoft.com/graph/api/user-get: unknown ids are 404 `Request_ResourceNotFound`. */
function showPerson(call: Call, account: Account): Answer {
  const { select } = readQuery(call.url, call.request.headers, ['$select'])
  checkSelect(userShape, select)
  if (select?.includes('signInActivity')) requireSignInActivity(call)
  const isOneself = account.user.id === call.caller.id
  const readable = isOneself ? undefined : fieldsOfPeople(call.caller.scopes)
  const entity = project(userShape, userEntity(call.tenant, account), select, readable)
  return { body: { '@odata.context': contextOf('users', select, '/$entity'), ...withoutBlanks(entity) } }
}

/** Who never signed in has no such property. */
function withoutBlanks(entity: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(entity).filter(([name, value]) => name !== 'signInActivity' || value),
  )
}

/** https://learn.microsoft.com/graph/api/user-list: 100 a page, 999 at most, no `$skip`; guests may not. */
function listing(call: Call, supported: readonly Option[]): Listing {
  const query = readQuery(call.url, call.request.headers, supported)
  requireDirectoryReader(call)
  if (query.select?.includes('signInActivity')) requireSignInActivity(call)
  const readable = fieldsOfPeople(call.caller.scopes)
  const view = viewOf(call.tenant, query.eventual)
  return {
    state: call.state,
    url: call.url,
    query,
    shape: userShape,
    rows: () => call.tenant.people.values().map((account) => view.person(account.user)),
    present: (row) => withoutBlanks(project(userShape, shownUser(call.tenant, row), query.select, readable)),
  }
}
