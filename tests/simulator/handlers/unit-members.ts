// https://learn.microsoft.com/graph/api/administrativeunit-list-members
import type { HttpHandler } from 'msw'
import type { Unit } from '../directory.ts'
import { forbidden } from '../graph-error.ts'
import { graphCall, requireDirectoryReader, unitOf } from '../graph.ts'
import type { Call } from '../graph.ts'
import type { Answer } from '../graph-answer.ts'
import { collection, narrow } from '../odata/collection.ts'
import type { Listing } from '../odata/collection.ts'
import { readQuery, requireAdvanced, requireEventual } from '../odata/query.ts'
import type { Option, Query } from '../odata/query.ts'
import { contextOf, project } from '../odata/shape.ts'
import { fieldsOfGroups, fieldsOfPeople } from '../permissions.ts'
import { maySeeHiddenMembers } from '../reach.ts'
import { viewOf } from '../replication.ts'
import { groupShape, memberShape, shownUser, userEntity, userShape } from '../resources.ts'
import type { State } from '../state.ts'

const members = '/directory/administrativeUnits/{administrativeUnit-id}/members'

export function unitMemberHandlers(state: State): HttpHandler[] {
  return [
    graphCall(state, 'get', members, listMembers),
    graphCall(state, 'get', `${members}/$count`, (call) => {
      const query = readQuery(call.url, call.request.headers, [])
      requireEventual(query)
      return { body: String(visibleIds(call, query).length) }
    }),
    graphCall(state, 'get', `${members}/graph.group`, listGroups),
    graphCall(state, 'get', `${members}/graph.user`, (call) => {
      const people = peopleOf(call, ['$select', '$filter', '$search', '$orderby', '$top', '$count'])
      requireAdvanced(people.query, hasOptions(people.query), 'The query option')
      return { body: collection(people) }
    }),
    graphCall(state, 'get', `${members}/graph.user/$count`, (call) => {
      const people = peopleOf(call, ['$filter', '$search'])
      requireEventual(people.query)
      return { body: String(narrow({ ...people, query: { ...people.query, count: true } }).length) }
    }),
  ]
}

/** The page says that its query options are there with the parameters of an advanced query only. */
function hasOptions(query: Query): boolean {
  return [query.select, query.filter, query.search, query.orderBy, query.top].some((one) => one !== undefined)
}

function peopleOf(call: Call, supported: readonly Option[]): Listing {
  const query = readQuery(call.url, call.request.headers, supported)
  const readable = fieldsOfPeople(call.caller.scopes)
  const ids = visibleIds(call, query)
  const view = viewOf(call.tenant, query.eventual)
  return {
    state: call.state,
    url: call.url,
    query,
    shape: memberShape,
    rows: () =>
      ids.flatMap((id) => {
        const account = call.tenant.people.get(id)
        return account ? [view.person(account.user)] : []
      }),
    present: (row) => project(memberShape, shownUser(call.tenant, row), query.select, readable),
    mayOrder: call.state.features.membersOrderBy,
  }
}

/**
 * A hidden membership takes Member.Read.Hidden, and a caller who is a member or has a role there. What others get is
 * not documented: a switch.
 */
function visibleIds(call: Call, query: Query): string[] {
  requireDirectoryReader(call)
  const unit = unitOf(call)
  if (!call.state.enforcement || !isHiddenFrom(call, unit)) {
    return [...viewOf(call.tenant, query.eventual).members(unit)]
  }
  if (call.state.features.hiddenMembership === 'empty') return []
  throw forbidden(call.url.pathname)
}

function isHiddenFrom({ tenant, caller }: Call, unit: Unit): boolean {
  return (
    unit.visibility === 'HiddenMembership' &&
    !(caller.scopes.has('Member.Read.Hidden') && maySeeHiddenMembers(tenant, caller.id, unit.id))
  )
}

/** The groups of a unit, none of whose people it brings. */
function listGroups(call: Call): Answer {
  const query = readQuery(call.url, call.request.headers, ['$select', '$top', '$count'])
  requireAdvanced(query, true, 'The cast')
  const ids = visibleIds(call, query)
  const readable = fieldsOfGroups(call.caller.scopes)
  return {
    body: collection({
      state: call.state,
      url: call.url,
      query,
      shape: groupShape,
      rows: () => ids.flatMap((id) => call.tenant.groups.get(id) ?? []),
      present: (row) => project(groupShape, row, query.select, readable),
    }),
  }
}

/** Users, groups and devices, mixed: each says what it is, and carries its default properties only. */
function listMembers(call: Call): Answer {
  const query = readQuery(call.url, call.request.headers, ['$top'])
  const { tenant, caller } = call
  const value = visibleIds(call, query).flatMap((id): object[] => {
    const person = tenant.people.get(id)
    if (person) {
      const entity = project(userShape, userEntity(tenant, person), undefined, fieldsOfPeople(caller.scopes))
      return [{ '@odata.type': '#microsoft.graph.user', ...entity }]
    }
    const group = tenant.groups.get(id)
    if (group) {
      const entity = project(groupShape, group, undefined, fieldsOfGroups(caller.scopes))
      return [{ '@odata.type': '#microsoft.graph.group', ...entity }]
    }
    const device = tenant.devices.get(id)
    return device ? [{ '@odata.type': '#microsoft.graph.device', ...device }] : []
  })
  return { body: { '@odata.context': contextOf('directoryObjects', undefined), value } }
}
