// Who makes units, and puts people in.
import { randomUUID } from 'node:crypto'
import type { HttpHandler } from 'msw'
import { badRequest, notFound } from '../graph-error.ts'
import { readBody } from '../graph-body.ts'
import { graphCall, requireThat, unitOf } from '../graph.ts'
import type { Call } from '../graph.ts'
import type { Answer } from '../graph-answer.ts'
import { contextOf, project } from '../odata/shape.ts'
import { hasTenantRole } from '../reach.ts'
import { setMember } from '../replication.ts'
import { unitShape } from '../resources.ts'
import { roleIds } from '../roles.ts'
import type { State } from '../state.ts'

const units = '/directory/administrativeUnits'
const unit = `${units}/{administrativeUnit-id}`

export function unitChangeHandlers(state: State): HttpHandler[] {
  return [
    graphCall(state, 'post', units, make),
    graphCall(state, 'patch', unit, change),
    graphCall(state, 'post', `${unit}/members/$ref`, putIn),
    graphCall(state, 'delete', `${unit}/members/{directoryObject-id}/$ref`, takeOut),
  ]
}

function requireKeeper(call: Call): void {
  const keepers = [roleIds.privilegedRoleAdministrator, roleIds.globalAdministrator]
  requireThat(call, hasTenantRole(call.tenant, call.caller.id, keepers))
}

/** https://learn.microsoft.com/graph/api/directory-post-administrativeunits */
async function make(call: Call): Promise<Answer> {
  const { displayName, description } = await readBody(call.request, ['displayName', 'description'])
  requireKeeper(call)
  if (typeof displayName !== 'string' || !displayName)
    throw badRequest("The property 'displayName' is missing.")
  const made = {
    id: randomUUID(),
    displayName,
    description: typeof description === 'string' ? description : null,
    visibility: null,
    isMemberManagementRestricted: null,
    membershipType: null,
    membershipRule: null,
    membershipRuleProcessingState: null,
    members: new Set<string>(),
  }
  call.tenant.units.set(made.id, made)
  call.wrote = true
  return {
    status: 201,
    body: {
      '@odata.context': contextOf(unitShape.set, undefined, '/$entity'),
      ...project(unitShape, made, undefined),
    },
  }
}

/** https://learn.microsoft.com/graph/api/administrativeunit-update */
async function change(call: Call): Promise<Answer> {
  const body = await readBody(call.request, ['membershipRuleProcessingState'])
  requireKeeper(call)
  const { membershipRuleProcessingState: wanted } = body
  if (wanted !== 'On' && wanted !== 'Paused') throw badRequest('Invalid membershipRuleProcessingState.')
  unitOf(call).membershipRuleProcessingState = wanted
  call.wrote = true
  return { status: 204 }
}

/** By hand nobody is put into a unit that has a rule, or taken out of it. */
function requireByHand(call: Call) {
  requireKeeper(call)
  const found = unitOf(call)
  if (found.membershipRule) throw badRequest('Membership of a dynamic administrative unit cannot be changed.')
  return found
}

/** https://learn.microsoft.com/graph/api/administrativeunit-post-members: one at a time. */
async function putIn(call: Call): Promise<Answer> {
  const body = await readBody(call.request, ['@odata.id'])
  const found = requireByHand(call)
  const reference = String(body['@odata.id'])
  const id = /^https:\/\/graph\.microsoft\.com\/v1\.0\/(?:users|groups|directoryObjects)\/([\w-]+)$/.exec(
    reference,
  )?.[1]
  const { people, groups } = call.tenant
  if (!id || !(people.has(id) || groups.has(id))) throw notFound(reference)
  if (found.members.has(id)) {
    throw badRequest(
      'A conflicting object with one or more of the specified property values is present in the directory.',
    )
  }
  setMember(call.tenant, found, id, true)
  call.wrote = true
  return { status: 204 }
}

/** https://learn.microsoft.com/graph/api/administrativeunit-delete-members */
function takeOut(call: Call): Answer {
  const found = requireByHand(call)
  const id = call.params.directoryObject ?? ''
  if (!found.members.has(id)) throw notFound(id)
  setMember(call.tenant, found, id, false)
  call.wrote = true
  return { status: 204 }
}
