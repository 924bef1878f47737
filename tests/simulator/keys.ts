import { exportJWK, generateKeyPair } from 'jose'

/** The key with which the pretend identity provider signs: a new one in every process. */
export const keyId = 'pretend-key-1'
const pair = await generateKeyPair('RS256')
export const privateKey = pair.privateKey
export const publicKey = pair.publicKey

/** https://login.microsoftonline.com/{tenant}/discovery/v2.0/keys */
export const keySet = {
  keys: [{ ...(await exportJWK(pair.publicKey)), kid: keyId, use: 'sig', alg: 'RS256' }],
}
