import { SignJWT, UnsecuredJWT, exportSPKI, generateKeyPair, type JWTPayload } from 'jose'
import { expect, test } from 'vitest'
import { verifyIdToken } from '@/lib/auth/id-token'
import { keyId, privateKey, publicKey } from '../simulator/keys'
import { clientId, tenantId } from '../simulator/tenant'
import { account, inPretendTenant } from '../tenant'

inPretendTenant()

const now = () => Math.floor(Date.now() / 1000)
const nonce = 'the nonce of this sign-in'
const elsewhere = 'c0ffee00-7e11-4a57-8a5f-9e7e2d0000ff'

function good(): JWTPayload {
  return {
    iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
    aud: clientId,
    exp: now() + 3600,
    iat: now(),
    nbf: now(),
    nonce,
    oid: account('megan').user.id,
    tid: tenantId,
    name: 'Megan Bowen',
    preferred_username: 'megan@contoso.example',
  }
}

function signed(
  change: JWTPayload,
  key: CryptoKey | Uint8Array = privateKey,
  alg = 'RS256',
  kid = keyId,
): Promise<string> {
  return new SignJWT({ ...good(), ...change }).setProtectedHeader({ alg, kid }).sign(key)
}

test('a token that Entra made for this sign-in is taken', async () => {
  expect(await verifyIdToken(await signed({}), nonce)).toMatchObject({ oid: account('megan').user.id })
})

test('says when credentials were given, and which contexts were satisfied', async () => {
  const given = now() - 600
  expect(
    await verifyIdToken(await signed({ auth_time: given, acrs: ['c1', 'c7', 'x'] }), nonce),
  ).toMatchObject({
    auth_time: given,
    acrs: ['c1', 'c7'],
  })
  expect(await verifyIdToken(await signed({ acrs: 'c1' }), nonce)).toMatchObject({ acrs: ['c1'] })
})

test.each<[string, JWTPayload]>([
  ['for another app', { aud: 'c0ffee00-a99d-4b1d-9c1e-9e7e2d0000ff' }],
  ['from another issuer', { iss: `https://login.microsoftonline.com/${elsewhere}/v2.0` }],
  ['of another tenant', { tid: elsewhere }],
  ['for another sign-in', { nonce: 'another' }],
  ['without a nonce', { nonce: undefined }],
  ['that expired', { exp: now() - 61 }],
  ['that is not valid yet', { nbf: now() + 120 }],
  ['without a date of issue', { iat: undefined }],
  ['without an end', { exp: undefined }],
  ['of nobody', { oid: undefined }],
])('a token %s is refused', async (_which, change) => {
  await expect(verifyIdToken(await signed(change), nonce)).rejects.toThrow()
})

test('a token that is not signed, or not by Entra, is refused', async () => {
  const stranger = await generateKeyPair('RS256')
  const asSecret = new TextEncoder().encode(await exportSPKI(publicKey))
  for (const forged of [
    new UnsecuredJWT(good()).encode(),
    await signed({}, stranger.privateKey),
    await signed({}, stranger.privateKey, 'RS256', 'unknown'),
    await signed({}, asSecret, 'HS256'),
  ])
    await expect(verifyIdToken(forged, nonce)).rejects.toThrow()
})
