import { createHash, randomBytes } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { graphToken, redeemCode } from '@/lib/auth/entra'
import { graphScopes } from '@/lib/auth/scopes'
import { database } from '@/lib/store/database'
import { newSessionId } from '@/lib/store/sessions'
import { personaPassword, tenantId } from '../simulator/tenant'
import { account, inPretendTenant, pretendTenant } from '../tenant'

inPretendTenant()
afterEach(() => void vi.useRealTimers())

const redirectUri = 'http://localhost:3000/api/auth/callback/entra'

/** What the browser brings back from the sign-in page. */
async function codeFor(persona: string) {
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

function whose(token: string): string {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).oid
}

test('each session gets tokens of its own person, also long after sign-in', async () => {
  const sessions = await Promise.all(
    ['megan', 'alex', 'hugo'].map(async (persona) => {
      const { idHash } = newSessionId()
      return { persona, idHash, ...(await redeemCode(idHash, await codeFor(persona))) }
    }),
  )
  vi.useFakeTimers({ now: Date.now() + 2 * 3600_000, toFake: ['Date'] })
  for (const { persona, idHash, homeAccountId } of sessions)
    expect(whose(await graphToken(idHash, homeAccountId))).toBe(account(persona).user.id)
})

test('a code that was made for another sign-in is refused', async () => {
  const brought = await codeFor('megan')
  await expect(redeemCode(newSessionId().idHash, { ...brought, nonce: 'another' })).rejects.toThrow()
  const again = await codeFor('megan')
  await expect(
    redeemCode(newSessionId().idHash, { ...again, codeVerifier: 'x'.repeat(43) }),
  ).rejects.toThrow()
})

test('whoever Entra no longer lets in is signed out', async () => {
  const { idHash } = newSessionId()
  const { homeAccountId } = await redeemCode(idHash, await codeFor('megan'))
  pretendTenant().reset()
  vi.useFakeTimers({ now: Date.now() + 2 * 3600_000, toFake: ['Date'] })
  await expect(graphToken(idHash, homeAccountId)).rejects.toMatchObject({ failure: 'signed-out' })
})

test('the store holds no token that could be read', async () => {
  const { idHash } = newSessionId()
  const { homeAccountId } = await redeemCode(idHash, await codeFor('megan'))
  const token = await graphToken(idHash, homeAccountId)
  const stored = JSON.stringify(await (await database()).selectFrom('token_partitions').selectAll().execute())
  expect(stored).toContain(idHash)
  for (const secret of [
    token,
    token.split('.')[1] ?? '',
    'refresh_token',
    'RefreshToken',
    'megan@contoso.example',
  ])
    expect(stored).not.toContain(secret)
})

test('tokens are sealed for one session: in another they are nothing', async () => {
  const [mine, other] = [newSessionId().idHash, newSessionId().idHash]
  const { homeAccountId } = await redeemCode(mine, await codeFor('megan'))
  const db = await database()
  const { sealed } = await db
    .selectFrom('token_partitions')
    .select('sealed')
    .where('session', '=', mine)
    .executeTakeFirstOrThrow()
  await db.insertInto('token_partitions').values({ session: other, sealed }).execute()
  await expect(graphToken(other, homeAccountId)).rejects.toMatchObject({ failure: 'signed-out' })
})
