import type { GraphRequest } from './check'

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
