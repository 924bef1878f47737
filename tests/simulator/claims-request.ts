// What an app asks of its tokens in the parameter `claims`.
// https://openid.net/specs/openid-connect-core-1_0.html#ClaimsParameter
import { isObject } from './graph-body.ts'

/** The app can deal with a claims challenge. https://learn.microsoft.com/entra/identity-platform/claims-challenge */
export function isCaeCapable(claims: string | null): boolean {
  return valuesOf(claims, 'access_token', 'xms_cc').some((value) => value.toLowerCase() === 'cp1')
}

/** https://learn.microsoft.com/entra/identity-platform/developer-guide-conditional-access-authentication-context */
export function authenticationContexts(claims: string | null): string[] {
  return valuesOf(claims, 'id_token', 'acrs')
}

function valuesOf(claims: string | null, token: string, name: string): string[] {
  const asked = parse(claims)
  const ofToken = isObject(asked) ? asked[token] : undefined
  const claim = isObject(ofToken) ? ofToken[name] : undefined
  if (!isObject(claim)) return []
  return [claim.value, claim.values].flat().filter((value) => typeof value === 'string')
}

function parse(claims: string | null): unknown {
  try {
    return JSON.parse(claims ?? 'null')
  } catch {
    return undefined
  }
}
