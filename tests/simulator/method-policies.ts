// https://learn.microsoft.com/graph/api/resources/authenticationmethodspolicies-overview
import type { Policy } from './state.ts'

type Configuration = { '@odata.type': string; id: string; state: string } & Record<string, unknown>

/** What the tenant's switches look like as Microsoft's policies. */
export function methodConfigurations(policy: Policy): Configuration[] {
  return [
    configuration('fido2', 'Fido2', true, {
      isSelfServiceRegistrationAllowed: true,
      isAttestationEnforced: false,
    }),
    configuration('microsoftAuthenticator', 'MicrosoftAuthenticator', true, {}),
    configuration('sms', 'Sms', policy.sms, {}, { isUsableForSignIn: policy.smsSignIn }),
    configuration('temporaryAccessPass', 'TemporaryAccessPass', policy.temporaryAccessPass, {
      defaultLifetimeInMinutes: policy.passDefaultMinutes,
      defaultLength: policy.passLength,
      minimumLifetimeInMinutes: policy.passMinimumMinutes,
      maximumLifetimeInMinutes: policy.passMaximumMinutes,
      isUsableOnce: policy.passUsableOnce,
    }),
    configuration('softwareOath', 'SoftwareOath', true, {}),
    configuration('voice', 'Voice', true, { isOfficePhoneAllowed: true }),
    configuration('email', 'Email', true, { allowExternalIdToUseEmailOtp: 'default' }),
    configuration('qrCodePin', 'QRCodePin', policy.qrCodePin, {
      standardQRCodeLifetimeInDays: policy.qrCodeDays,
      pinLength: policy.pinLength,
    }),
  ]
}

/** For everybody, if for anybody. */
function configuration(
  type: string,
  id: string,
  isOn: boolean,
  more: object,
  ofTarget: object = {},
): Configuration {
  return {
    '@odata.type': `#microsoft.graph.${type}AuthenticationMethodConfiguration`,
    id,
    state: isOn ? 'enabled' : 'disabled',
    excludeTargets: [],
    ...more,
    includeTargets: [{ targetType: 'group', id: 'all_users', isRegistrationRequired: false, ...ofTarget }],
  }
}
