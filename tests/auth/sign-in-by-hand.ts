import { createHash, randomBytes } from 'node:crypto'
import { redeemCode } from '@/lib/auth/entra'
import { graphScopes } from '@/lib/auth/scopes'
import { newSessionId, readSession, writeSession, type Session } from '@/lib/store/sessions'
import { personaPassword, tenantId } from '../simulator/tenant'
import { account, pretendTenant } from '../tenant'

const redirectUri = 'http://localhost:3000/api/auth/callback/entra'

/** What the browser brings back from the sign-in page. */
export async function codeFor(persona: string) {
  const codeVerifier = randomBytes(32).toString('base64url')
  const nonce = randomBytes(16).toString('base64url')
  const query = new URLSearchParams({
    client_id: process.env.CLIENT_ID ?? '',
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: ['openid profile offline_access', ...graphScopes()].join(' '),
    state: 'state',
    nonce,
    code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  const answer = await fetch(`${pretendTenant().url}/${tenantId}/oauth2/v2.0/authorize?${query}`, {
    method: 'POST',
    body: new URLSearchParams({ username: `${persona}@contoso.example`, password: personaPassword }),
    redirect: 'manual',
  })
  const code = new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? ''
  return { code, codeVerifier, nonce, redirectUri }
}

/** A session of a persona, with real tokens of the pretend Entra. */
export async function sessionOf(persona: string): Promise<Session> {
  const { homeAccountId, partition } = await redeemCode(await codeFor(persona))
  const { id, idHash } = newSessionId()
  const { user } = account(persona)
  const session = {
    id_hash: idHash,
    object_id: user.id,
    home_account_id: homeAccountId,
    name: user.displayName,
    sign_in_name: user.userPrincipalName,
    authenticated_at: Date.now(),
    contexts: '',
    purpose: 'manage' as const,
  }
  await writeSession(session, partition)
  const written = await readSession(id)
  if (!written) throw new Error('The session was not written')
  return written
}
