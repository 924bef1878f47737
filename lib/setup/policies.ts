import type { MethodPart } from '../graph/tenant-parts'
import type { Fix, GraphRequest } from './check'

const types = {
  Sms: 'sms',
  TemporaryAccessPass: 'temporaryAccessPass',
  QRCodePin: 'qrCodePin',
} as const

/** learn.microsoft.com/graph/api/smsauthenticationmethodconfiguration-update and its like: the type has to be named. */
export function methodPolicy(id: keyof typeof types, changes: object): GraphRequest {
  return {
    method: 'PATCH',
    path: `/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/${id}`,
    body: {
      '@odata.type': `#microsoft.graph.${types[id]}AuthenticationMethodConfiguration`,
      ...changes,
    },
    permission: 'Policy.ReadWrite.AuthenticationMethod',
  }
}

const everybody = { targetType: 'group', id: 'all_users', isRegistrationRequired: false }

/**
 * Switching a method on for the groups that the policy names, which are shown with it. Where it names none, it would be
 * for everybody: that is for somebody to decide, and no button does it.
 */
export function switchedOn(id: keyof typeof types, { targets }: MethodPart): Pick<Fix, 'requests' | 'byUs'> {
  const includeTargets = targets.length > 0 ? targets : [everybody]
  return { requests: [methodPolicy(id, { state: 'enabled', includeTargets })], byUs: targets.length > 0 }
}
