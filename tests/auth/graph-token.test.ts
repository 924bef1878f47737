import { afterEach, expect, test, vi } from 'vitest'
import { redeemCode, renewToken } from '@/lib/auth/entra'
import { graphToken } from '@/lib/auth/graph-token'
import { database } from '@/lib/store/database'
import { removeSession } from '@/lib/store/session-ends'
import { newSessionId } from '@/lib/store/sessions'
import { endRenewal, readPartition, sealPartition, startRenewal } from '@/lib/store/tokens'
import { account, inPretendTenant, pretendTenant } from '../tenant'
import { codeFor, sessionOf } from './sign-in-by-hand'

inPretendTenant()
afterEach(() => void vi.useRealTimers())

function later(minutes: number): void {
  vi.useFakeTimers({ now: Date.now() + minutes * 60_000, toFake: ['Date'] })
}

function whose(token: string): string {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).oid
}

/** How often Entra was asked for tokens since. */
function renewalsOf(work: () => Promise<unknown>): Promise<number> {
  const before = pretendTenant().state.refreshTokens.size
  return work().then(() => pretendTenant().state.refreshTokens.size - before)
}

test('each session gets tokens of its own person, also long after sign-in', async () => {
  const personas = ['megan', 'alex', 'hugo']
  const sessions = await Promise.all(personas.map(sessionOf))
  later(120)
  const tokens = await Promise.all(sessions.map((session) => graphToken(session)))
  expect(tokens.map(whose)).toEqual(personas.map((persona) => account(persona).user.id))
})

test('a token that is good is not asked for again', async () => {
  const session = await sessionOf('megan')
  expect(await renewalsOf(() => Promise.all([graphToken(session), graphToken(session)]))).toBe(0)
})

test('fifty requests at once renew once', async () => {
  const session = await sessionOf('megan')
  later(120)
  const all = () => Promise.all(Array.from({ length: 50 }, () => graphToken(session)))
  expect(await renewalsOf(all)).toBe(1)
})

test('a request waits for the node that is renewing, and takes what it brought', async () => {
  const session = await sessionOf('megan')
  later(120)
  const lease = await startRenewal(session.id_hash)
  const waiting = graphToken(session)
  // The other node: it holds the lease, and ends it.
  const old = await readPartition(session.id_hash)
  if (!old || !lease) throw new Error('no partition, or no lease')
  const renewed = await renewToken(session, old, null)
  await endRenewal(session.id_hash, lease, renewed.partition)
  expect(await renewalsOf(() => waiting)).toBe(0)
  expect(await waiting).toBe(renewed.token)
})

test('a node that comes too late neither frees the lease of another nor puts older tokens in place', async () => {
  const session = await sessionOf('megan')
  later(120)
  const late = await startRenewal(session.id_hash)
  vi.setSystemTime(Date.now() + 20_000)
  const other = await startRenewal(session.id_hash)
  if (!late || !other) throw new Error('no lease')
  const before = await readPartition(session.id_hash)
  await endRenewal(session.id_hash, late, { cache: 'older tokens', goodUntil: Date.now() + 60_000 })
  expect(await readPartition(session.id_hash)).toEqual(before)
  expect(await startRenewal(session.id_hash)).toBeNull()
})

test('a partition without a token for the permissions of today is renewed once and kept', async () => {
  const session = await sessionOf('megan')
  const db = await database()
  const partition = await readPartition(session.id_hash)
  const cache = JSON.parse(partition?.cache ?? '') as Record<string, unknown>
  const { sealed } = await sealPartition(session.id_hash, {
    cache: JSON.stringify({ ...cache, AccessToken: {} }),
    goodUntil: 0,
  })
  await db.updateTable('token_partitions').set({ sealed }).where('session', '=', session.id_hash).execute()
  const all = async () => {
    for (let time = 0; time < 5; time += 1) await graphToken(session)
  }
  expect(await renewalsOf(all)).toBe(1)
})

test('a node that died while renewing holds the others up for a quarter of a minute only', async () => {
  const session = await sessionOf('megan')
  later(120)
  await startRenewal(session.id_hash)
  vi.setSystemTime(Date.now() + 16_000)
  expect(whose(await graphToken(session))).toBe(account('megan').user.id)
})

test('a token that Graph refused is never given out again', async () => {
  const session = await sessionOf('megan')
  const refused = await graphToken(session)
  const another = await graphToken(session, { token: refused, claims: null })
  expect(another).not.toBe(refused)
  expect(await graphToken(session, { token: refused, claims: null })).toBe(another)
})

test('a code that was made for another sign-in is refused', async () => {
  await expect(redeemCode({ ...(await codeFor('megan')), nonce: 'another' })).rejects.toThrow()
  await expect(redeemCode({ ...(await codeFor('megan')), codeVerifier: 'x'.repeat(43) })).rejects.toThrow()
})

test('a code serves once', async () => {
  const brought = await codeFor('megan')
  const both = await Promise.allSettled([redeemCode(brought), redeemCode(brought)])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('whoever Entra no longer lets in is signed out', async () => {
  const session = await sessionOf('megan')
  pretendTenant().reset()
  later(120)
  await expect(graphToken(session)).rejects.toMatchObject({ failure: 'signed-out' })
  expect(await readPartition(session.id_hash)).toBeNull()
})

test('while Entra does not answer, nobody is signed out', async () => {
  const session = await sessionOf('megan')
  later(120)
  pretendTenant().state.faults.push({
    match: { host: 'login.microsoftonline.com' },
    times: 1,
    fault: { status: 503 },
  })
  await expect(graphToken(session)).rejects.toMatchObject({ failure: 'unreachable' })
  expect(whose(await graphToken(session))).toBe(account('megan').user.id)
})

test('a session that ends during a renewal stays ended', async () => {
  const session = await sessionOf('megan')
  later(120)
  pretendTenant().state.faults.push({
    match: { host: 'login.microsoftonline.com' },
    times: 1,
    fault: { delayMs: 200 },
  })
  const renewing = graphToken(session)
  await vi.waitFor(() => expect(pretendTenant().state.faults).toEqual([]), { interval: 5 })
  await removeSession(session.id_hash)
  await renewing
  expect(await readPartition(session.id_hash)).toBeNull()
})

test('the store holds no token that could be read', async () => {
  const session = await sessionOf('megan')
  const token = await graphToken(session)
  const stored = JSON.stringify(await (await database()).selectFrom('token_partitions').selectAll().execute())
  expect(stored).toContain(session.id_hash)
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
  const [mine, other] = [await sessionOf('megan'), newSessionId().idHash]
  const db = await database()
  const row = await db
    .selectFrom('token_partitions')
    .selectAll()
    .where('session', '=', mine.id_hash)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('token_partitions')
    .values({ ...row, session: other })
    .execute()
  await expect(graphToken({ ...mine, id_hash: other })).rejects.toMatchObject({ failure: 'signed-out' })
})

test('tokens of somebody else in a session end it', async () => {
  const [megan, alex] = [await sessionOf('megan'), await sessionOf('alex')]
  await expect(graphToken({ ...megan, home_account_id: alex.home_account_id })).rejects.toMatchObject({
    failure: 'signed-out',
  })
  await expect(graphToken(megan)).rejects.toMatchObject({ failure: 'signed-out' })
})
