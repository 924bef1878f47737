import fc from 'fast-check'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { signOutEverywhere, turnSignIn } from '@/app/staff/[staffId]/account-actions'
import { resetPassword } from '@/app/staff/[staffId]/reset-password/action'
import { AppError } from '@/lib/errors'
import { authorizeOwn, authorizeView } from '@/lib/graph/authorize'
import { graphFor } from '@/lib/graph/client'
import { listPeople } from '@/lib/graph/people'
import { account, formFor, inPretendTenant, pretendTenant, signedInAs, unit } from '../tenant'

inPretendTenant()

/** 5,000 in the normal run, 100,000 at night: `PAYLOADS=100000`. */
const total = Number(process.env.PAYLOADS ?? 5_000)
const seed = 20261121

// These answers are nobody's: there is nothing in them to hold against Microsoft's description.
beforeEach(() => void (pretendTenant().state.exchangesFile = undefined))

let original: { person: string; reset: string; revoked: string; batch: string }
beforeAll(() => {
  original = {
    person: JSON.stringify({
      id: crypto.randomUUID(),
      displayName: 'A',
      userPrincipalName: 'a@b.c',
      accountEnabled: true,
    }),
    reset: JSON.stringify({ newPassword: 'Abcd1234', '@odata.context': 'x' }),
    revoked: JSON.stringify({ '@odata.context': 'x', value: true }),
    batch: JSON.stringify({ responses: [{ id: '1', status: 200, body: { value: [] } }] }),
  }
})

const hostile = [
  'null', '0', '""', '[]', '{}', 'NaN', '1e999', '-0', 'true', '{"__proto__":{"admin":true}}', '"\\u0000"', '[[[[]]]]',
  '{"value":null}', '{"value":{}}', '{"newPassword":1}', '{"newPassword":["x"]}', '{"newPassword":""}', '{"error":null}',
  '{"error":{"innerError":null}}', '{"responses":[{}]}', '{"responses":[{"id":1}]}', '<html></html>', '\uFEFF{}', '{"a":1',
  '['.repeat(5000), `${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`,
] // prettier-ignore

/** A real answer that was bent: cut, with something put in, with a value exchanged, or something else altogether. */
const bent = (text: string) =>
  fc.oneof(
    fc.nat(text.length).map((at) => text.slice(0, at)),
    fc.tuple(fc.nat(text.length), fc.string({ maxLength: 20 })).map(([at, put]) => text.slice(0, at) + put + text.slice(at)),
    fc.tuple(fc.nat(text.length), fc.nat(20)).map(([at, length]) => text.slice(0, at) + text.slice(at + length)),
    fc
      .tuple(fc.constantFrom(...hostile), fc.nat(10))
      .map(([value, n]) => text.replace(/:("[^"]*"|true|\d+|\[)/g, (found, _v, at: number) => (at % 11 === n ? `:${value}` : found))),
    fc.constantFrom(...hostile),
    fc.json(),
  ) // prettier-ignore

const statuses = fc.constantFrom(200, 200, 200, 202, 400, 401, 403, 404, 409, 429, 500, 503)
const types = fc.constantFrom(
  'application/json',
  'application/json',
  'application/json; charset=utf-8',
  'text/html',
  '',
)

/** What the pretend tenant answers next, instead of its own. */
function answerWith(path: string, status: number, contentType: string, body: string): void {
  const { state } = pretendTenant()
  state.faults.length = 0
  const headers = { 'Content-Type': contentType, 'Retry-After': '3600' }
  state.faults.push({ match: { path }, fault: { status, headers, body } })
}

const graph = () => graphFor({ token: () => pretendTenant().signIn('megan'), end: () => Promise.resolve() })

test(`${total.toLocaleString('en')} bent answers: 0 crashes, 0 false successes, seed ${seed}`, async () => {
  const part = Math.floor(total / 4)
  const each = async (
    text: string,
    count: number,
    work: (body: string, status: number, type: string) => Promise<void>,
  ) => fc.assert(fc.asyncProperty(bent(text), statuses, types, work), { seed, numRuns: Math.ceil(count) })

  /** Only our own failures may come out, whatever goes in. */
  const orAppError = async (work: Promise<unknown>) => {
    await work.catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error
    })
  }
  await each(original.person, part, async (body, status, type) => {
    answerWith('/me', status, type, body)
    await orAppError(graph().read('/me'))
  })
  await each(original.batch, part, async (body, status, type) => {
    answerWith('\\$batch', status, type, body)
    signedInAs('megan')
    await orAppError(authorizeView(account('amara.okafor').user.id))
  })
  await each(original.person, part, async (body, status, type) => {
    answerWith('/members/', status, type, body)
    signedInAs('megan')
    await orAppError(
      authorizeOwn().then((grant) =>
        listPeople(grant, unit('Pike Street').id, { attention: false, page: null }),
      ),
    )
  })
  await each(original.reset, total - 3 * part, async (body, status, type) => {
    answerWith('resetPassword', status, type, body)
    signedInAs('megan')
    const state = await resetPassword(null, formFor('amara.okafor'))
    if (state.status !== 'done') return
    // What resetPassword refuses to this role may have been done the other way, and then for real.
    if (status === 403) {
      expect(account('amara.okafor').password).toBe(state.result.temporaryPassword)
      return
    }
    // A success is one only with a password that was really in the answer.
    const said = JSON.parse(body) as { newPassword?: unknown }
    expect(status === 200 || status === 202).toBe(true)
    expect(said.newPassword).toBe(state.result.temporaryPassword)
  })
  await each(original.revoked, total / 25, async (body, status, type) => {
    answerWith('revokeSignInSessions', status, type, body)
    signedInAs('megan')
    const { status: told } = await signOutEverywhere(null, formFor('amara.okafor'))
    if (told !== 'done') return
    expect(status).toBe(200)
    expect(JSON.parse(body)).toMatchObject({ value: true })
  })
  await each(original.person, total / 25, async (body, status, type) => {
    answerWith(`/users/${account('amara.okafor').user.id}$`, status, type, body)
    signedInAs('megan')
    const turn = account('amara.okafor').user.accountEnabled ? 'block' : 'unblock'
    const { status: told } = await turnSignIn(null, formFor('amara.okafor', { turn }))
    // Without Graph’s 204 it is done only where Graph then shows it.
    expect(told).not.toBe('done')
  })
  expect(Object.prototype).not.toHaveProperty('admin')
}, 3_600_000)

test('500 links, most of them hostile: none is followed', async () => {
  const part = fc.constantFrom(
    'https://graph.microsoft.com', 'http://graph.microsoft.com', '//graph.microsoft.com', 'https://evil.example',
    'https://graph.microsoft.com:x@evil.example', 'https://graph.microsoft.com.evil.example', 'https://graph.microsoft.com:444',
    'https://GRAPH.microsoft.com@evil.example', 'javascript:', 'file://', 'https:\\\\evil.example', '\thttps://evil.example', 'https://graph.microsoft.com\\@evil.example',
  ) // prettier-ignore
  const rest = fc.constantFrom(
    '/v1.0/me',
    '/beta/me',
    '/v1.0/../beta/me',
    '/v1.0',
    '',
    '/%2e%2e/',
    '@evil.example/v1.0/',
    '#/v1.0/',
  )
  let refused = 0
  await fc.assert(
    fc.asyncProperty(part, rest, fc.string({ maxLength: 5 }), async (origin, path, tail) => {
      const link = `${origin}${path}${tail}`
      const url = URL.parse(link)
      const isOnGraph =
        url?.origin === 'https://graph.microsoft.com' &&
        !url.username &&
        !url.password &&
        url.pathname.startsWith('/v1.0/')
      if (isOnGraph) return
      refused += 1
      // An attempt to send it anywhere would have been answered, or be `unreachable`.
      await expect(graph().read(link), link).rejects.toMatchObject({ failure: 'unexpected' })
    }),
    { seed, numRuns: 500 },
  )
  process.stdout.write(`    500 links, ${refused} hostile, 0 followed\n`)
  expect(pretendTenant().state.log).toEqual([])
})
