// https://learn.microsoft.com/graph/api/resources/authenticationmethodspolicies-overview
import type { Policy } from './state.ts'

type Configuration = { '@odata.type': string; id: string; state: string } & Record<string, unknown>

/** What the tenant's switches look like as Microsoft's policies. */
export function methodConfigurations(policy: Policy): Configuration[] {
  const targets = (name: keyof Policy['methodTargets'], more: object = {}) =>
    policy.methodTargets[name].map((id) => ({ ...target(id), ...more }))
  return [
    configuration('fido2', 'Fido2', true, {
      isSelfServiceRegistrationAllowed: true,
      isAttestationEnforced: false,
    }),
    configuration('microsoftAuthenticator', 'MicrosoftAuthenticator', true, {}),
    configuration('sms', 'Sms', policy.sms, {}, targets('sms', { isUsableForSignIn: policy.smsSignIn })),
    configuration(
      'temporaryAccessPass',
      'TemporaryAccessPass',
      policy.temporaryAccessPass,
      {
        defaultLifetimeInMinutes: policy.passDefaultMinutes,
        defaultLength: policy.passLength,
        minimumLifetimeInMinutes: policy.passMinimumMinutes,
        maximumLifetimeInMinutes: policy.passMaximumMinutes,
        isUsableOnce: policy.passUsableOnce,
      },
      targets('temporaryAccessPass'),
    ),
    configuration('softwareOath', 'SoftwareOath', true, {}),
    configuration('voice', 'Voice', true, { isOfficePhoneAllowed: true }),
    configuration('email', 'Email', true, { allowExternalIdToUseEmailOtp: 'default' }),
    configuration(
      'qrCodePin',
      'QRCodePin',
      policy.qrCodePin,
      { standardQRCodeLifetimeInDays: policy.qrCodeDays, pinLength: policy.pinLength },
      targets('qrCodePin'),
    ),
  ]
}

function target(id: string): object {
  return { targetType: 'group', id, isRegistrationRequired: false }
}

function configuration(
  type: string,
  id: string,
  isOn: boolean,
  more: object,
  includeTargets: object[] = [target('all_users')],
): Configuration {
  return {
    '@odata.type': `#microsoft.graph.${type}AuthenticationMethodConfiguration`,
    id,
    state: isOn ? 'enabled' : 'disabled',
    excludeTargets: [],
    ...more,
    includeTargets,
  }
}
