import { getResponse } from 'msw'
import type { HttpHandler } from 'msw'
import { controlHandlers } from './control.ts'
import type { Tenant } from './directory.ts'
import { entraHandlers } from './entra.ts'
import { appRoleHandlers } from './handlers/app-roles.ts'
import { applicationChangeHandlers } from './handlers/application-changes.ts'
import { applicationHandlers } from './handlers/applications.ts'
import { administrativeUnitHandlers } from './handlers/administrative-units.ts'
import { batchHandlers } from './handlers/batch.ts'
import { directoryRoleHandlers } from './handlers/directory-roles.ts'
import { emailHandlers } from './handlers/email.ts'
import { groupMemberHandlers } from './handlers/group-members.ts'
import { memberOfHandlers } from './handlers/member-of.ts'
import { methodPolicyChangeHandlers } from './handlers/method-policy-changes.ts'
import { methodHandlers } from './handlers/methods.ts'
import { organizationHandlers } from './handlers/organization.ts'
import { otherMethodHandlers } from './handlers/other-methods.ts'
import { permissionGrantHandlers } from './handlers/permission-grants.ts'
import { phoneHandlers } from './handlers/phone.ts'
import { photoHandlers } from './handlers/photo.ts'
import { policyHandlers } from './handlers/policies.ts'
import { qrCodeHandlers } from './handlers/qr-code.ts'
import { registrationDetailHandlers } from './handlers/registration-details.ts'
import { resetPasswordHandlers } from './handlers/reset-password.ts'
import { roleAssignmentChangeHandlers } from './handlers/role-assignment-changes.ts'
import { roleAssignmentHandlers } from './handlers/role-assignments.ts'
import { roleDefinitionHandlers } from './handlers/role-definitions.ts'
import { roleScheduleHandlers } from './handlers/role-schedules.ts'
import { secondFactorHandlers } from './handlers/second-factor.ts'
import { signInPreferenceHandlers } from './handlers/sign-in-preferences.ts'
import { signOutHandlers } from './handlers/sign-out.ts'
import { temporaryAccessPassHandlers } from './handlers/temporary-access-pass.ts'
import { unitChangeHandlers } from './handlers/unit-changes.ts'
import { unitMemberHandlers } from './handlers/unit-members.ts'
import { unknownHandlers } from './handlers/unknown.ts'
import { userChangeHandlers } from './handlers/user-changes.ts'
import { userHandlers } from './handlers/users.ts'
import { portalHandlers } from './portal.ts'
import { note } from './secrets.ts'
import { createState } from './state.ts'
import type { State, StateOptions } from './state.ts'
import { signIn } from './tokens.ts'

export type Simulator = {
  state: State
  /** The tenant as it is now; a reset puts another in its place. */
  readonly tenant: Tenant
  handlers: HttpHandler[]
  /** Answers a request to one of the simulated hosts. */
  handle: (request: Request) => Promise<Response>
  reset: (options?: StateOptions) => void
  /** An access token for a persona or a sign-in name; without scopes, with all that Graph asks for here. */
  signIn: (
    persona: string,
    scopes?: readonly string[],
    options?: { isCaeCapable?: boolean },
  ) => Promise<string>
}

export function createSimulator(options: StateOptions = {}): Simulator {
  const state = createState(options)
  const reset = (changed: StateOptions = {}) => {
    Object.assign(state, createState({ ...options, ...changed }))
  }
  const rooms = [
    ...userHandlers(state),
    ...memberOfHandlers(state),
    ...groupMemberHandlers(state),
    ...organizationHandlers(state),
    ...administrativeUnitHandlers(state),
    ...unitMemberHandlers(state),
    ...unitChangeHandlers(state),
    ...roleAssignmentHandlers(state),
    ...roleDefinitionHandlers(state),
    ...resetPasswordHandlers(state),
    ...phoneHandlers(state),
    ...temporaryAccessPassHandlers(state),
    ...qrCodeHandlers(state),
    ...methodHandlers(state),
    ...emailHandlers(state),
    ...otherMethodHandlers(state),
    ...signInPreferenceHandlers(state),
    ...signOutHandlers(state),
    ...userChangeHandlers(state),
    ...photoHandlers(state),
    ...policyHandlers(state),
    ...directoryRoleHandlers(state),
    ...roleScheduleHandlers(state),
    ...roleAssignmentChangeHandlers(state),
    ...applicationHandlers(state),
    ...applicationChangeHandlers(state),
    ...permissionGrantHandlers(state),
    ...appRoleHandlers(state),
    ...secondFactorHandlers(state),
    ...methodPolicyChangeHandlers(state),
    ...registrationDetailHandlers(state),
  ]
  const unknown = unknownHandlers(state)
  const handlers = [
    ...rooms,
    ...batchHandlers(state, [...rooms, ...unknown]),
    ...unknown,
    ...entraHandlers(state),
    ...portalHandlers(state),
    ...controlHandlers(state, reset),
  ]
  return {
    state,
    get tenant() {
      return state.tenant
    },
    handlers,
    handle: async (request) =>
      (await getResponse(handlers, request)) ?? new Response('Not found', { status: 404 }),
    reset,
    signIn: async (persona, scopes, options) => {
      const token = await signIn(state.tenant, persona, scopes, options)
      note(state, 'access-token', token)
      return token
    },
  }
}
