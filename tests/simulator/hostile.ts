// Ways for an identity provider to misbehave, each bending one thing. What an app has to notice:
// https://learn.microsoft.com/entra/identity-platform/claims-validation
// https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation
import { randomUUID } from 'node:crypto'
import { SignJWT, UnsecuredJWT, exportSPKI, generateKeyPair } from 'jose'
import type { JWTPayload } from 'jose'
import type { Tenant } from './directory.ts'
import { keyId, privateKey, publicKey } from './keys.ts'

export const hostilities = [
  'alg-none',
  'wrong-key',
  'hs256',
  'wrong-aud',
  'wrong-iss',
  'expired',
  'future-nbf',
  'missing-iat',
  'wrong-nonce',
  'other-tid',
  'oid-mismatch',
  'kid-unknown',
  'wrong-state',
] as const

export type Hostility = (typeof hostilities)[number]

export function isHostility(value: unknown): value is Hostility {
  return hostilities.some((one) => one === value)
}

/** An app and a tenant that are not these. */
const elsewhere = 'c0ffee00-0bad-4bad-8bad-9e7e2d0000ff'
const hour = 3600

/** The claims of an ID token as this one would have them. */
export function bend(hostility: Hostility | null, claims: JWTPayload, tenant: Tenant): JWTPayload {
  switch (hostility) {
    case 'wrong-aud':
      return { ...claims, aud: elsewhere }
    case 'wrong-iss':
      return { ...claims, iss: claims.iss?.replace(tenant.id, elsewhere) }
    case 'expired':
      return { ...claims, exp: (claims.iat ?? 0) - hour }
    case 'future-nbf':
      return { ...claims, nbf: (claims.iat ?? 0) + hour }
    case 'missing-iat':
      return { ...claims, iat: undefined }
    case 'wrong-nonce':
      return { ...claims, nonce: randomUUID() }
    case 'other-tid':
      return { ...claims, tid: elsewhere }
    case 'oid-mismatch':
      return { ...claims, oid: tenant.people.keys().find((id) => id !== claims.oid) }
    default:
      return claims
  }
}

let stranger: ReturnType<typeof generateKeyPair> | undefined

/** Signs as this one would: with Entra's own key, unless it is about the signature. */
export async function signAs(hostility: Hostility | null, claims: JWTPayload): Promise<string> {
  const sign = (key: CryptoKey | Uint8Array, alg = 'RS256', kid = keyId) =>
    new SignJWT(claims).setProtectedHeader({ typ: 'JWT', alg, kid }).sign(key)
  switch (hostility) {
    case 'alg-none':
      return new UnsecuredJWT(claims).encode()
    case 'hs256':
      // Whoever takes the published key for a shared secret believes it.
      return sign(new TextEncoder().encode(await exportSPKI(publicKey)), 'HS256')
    case 'wrong-key':
      stranger ??= generateKeyPair('RS256')
      return sign((await stranger).privateKey)
    case 'kid-unknown':
      stranger ??= generateKeyPair('RS256')
      return sign((await stranger).privateKey, 'RS256', 'pretend-key-unknown')
    default:
      return sign(privateKey)
  }
}
