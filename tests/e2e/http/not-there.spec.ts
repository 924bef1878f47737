import { randomUUID } from 'node:crypto'
import { app, expect, tenant, testByRequest as test } from '../fixtures'
import { byScript, formOn, fresh, multipart, ownForm, send, session, type Answer } from '../surface/send'

/** Who is out of reach and who does not exist must not be told apart: 50 pairs, 1,000 at night (`PAIRS=1000`). */
const pairs = Number(process.env.PAIRS ?? 50)

type Asked = { answer: Answer; ms: number }
type Ask = (id: string) => Promise<Answer>

async function timed(ask: Ask, id: string): Promise<Asked> {
  const began = performance.now()
  const answer = await ask(id)
  return { answer, ms: performance.now() - began }
}

/** All of an answer but for what differs from one request to the next: the time, the nonce and ids. */
function comparable({ status, headers, cookies, body }: Answer): string {
  const nonce = /'nonce-([^']+)'/.exec(headers['content-security-policy'] ?? '')?.[1] ?? 'none'
  const all = JSON.stringify({ status, headers: { ...headers, date: '' }, cookies, body })
  return all.replaceAll(nonce, '{nonce}').replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '{id}')
}

/** The first place where two texts differ, with what is around it; empty when they do not. */
function difference(one: string, other: string): string {
  if (one === other) return ''
  const at = [...one].findIndex((letter, index) => letter !== other[index])
  return [one, other].map((text) => text.slice(Math.max(0, at - 60), at + 100)).join('\n     ')
}

function median(times: number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
}

/** One pair, either of them first. */
async function pairOf(ask: Ask, stranger: string, isStrangerFirst: boolean) {
  const nobody = randomUUID()
  const before = isStrangerFirst ? await timed(ask, stranger) : null
  const missing = await timed(ask, nobody)
  const there = before ?? (await timed(ask, stranger))
  return { there, missing, found: difference(comparable(there.answer), comparable(missing.answer)) }
}

/** Asks for one and for the other, now this one first and now that one, and in every way in turn. */
async function expectAlike(what: string, strangers: string[], ways: Ask[]): Promise<void> {
  const times: Record<'there' | 'missing', number[]> = { there: [], missing: [] }
  for (const ask of ways) await pairOf(ask, strangers[0] ?? '', true) // warms up
  for (let n = 0; n < pairs; n += 1) {
    const ask = ways[n % ways.length] ?? send
    const once = () =>
      pairOf(ask, strangers[n % strangers.length] ?? '', Math.floor(n / ways.length) % 2 === 0)
    const { there, missing, ...first } = await once()
    let { found } = first
    times.there.push(there.ms)
    times.missing.push(missing.ms)
    // In which order React sends the pieces of a page is chance, now and then; what tells the two apart comes again.
    for (let again = 0; found && again < 3; again += 1) ({ found } = await once())
    expect(found, `${what}, pair ${n}`).toBe('')
  }
  const [there, missing] = [median(times.there), median(times.missing)]
  const apart = Math.abs(there - missing) / Math.min(there, missing)
  process.stdout.write(
    `    ${pairs} pairs of ${what}: out of reach ${there.toFixed(1)} ms, not there ${missing.toFixed(1)} ms, ${(100 * apart).toFixed(1)} % apart\n`,
  )
  if (pairs >= 1_000) expect(apart, 'a clock tells no more than the answer').toBeLessThan(0.1)
}

/** Up to a dozen people of each other unit, one of each in turn. */
async function inOtherUnits(): Promise<string[]> {
  const units = await tenant.units()
  const mine = units.find(({ displayName }) => displayName === 'Pike Street')?.members ?? []
  const others = units.map(({ members }) => members.filter((id) => !mine.includes(id)).slice(0, 12))
  const ids = Array.from({ length: 12 }, (_, n) => others.flatMap((members) => members[n] ?? [])).flat()
  // Devices and groups of a unit are nobody.
  const found = await Promise.all(
    [...new Set(ids)].map(async (id) => ((await tenant.stored(id)) ? [id] : [])),
  )
  return found.flat()
}

const script: [string, string][] = [
  ['sec-fetch-dest', 'empty'],
  ['rsc', '1'],
]

/** The form of somebody of one's own, sent for somebody else. */
function resetFor(id: string, own: [string, string][], cookie: string): Promise<Answer> {
  const { headers, body } = multipart(
    fresh(own).map(([name, value]) => [name, name === 'staffId' ? id : value]),
  )
  return send(`${app}/staff/${id}/reset-password`, {
    method: 'POST',
    cookie,
    headers: [...ownForm, ...headers],
    body,
  })
}

test('a person out of reach looks exactly like nobody: pages, what scripts ask for, and forms', async () => {
  test.setTimeout(900_000)
  const cookie = await session('megan')
  const { user } = await tenant.person('amara.okafor')
  const own = await formOn(`${app}/staff/${user.id}/reset-password`, cookie)
  const { action } = byScript(own)
  expect(action).toMatch(/^[0-9a-f]{42}$/)
  const page = (id: string) => `${app}/staff/${id}`
  const strangers = await inOtherUnits()
  expect(strangers.length).toBeGreaterThan(40)
  await expectAlike('people', strangers, [
    (id) => send(page(id), { cookie }),
    (id) => send(page(id), { cookie, headers: script }),
    (id) => send(`${page(id)}/reset-password`, { cookie }),
    (id) => send(`${page(id)}/reset-password/status?of=x`, { cookie }),
    (id) => send(`${page(id)}/reset-password/result?of=x`, { cookie }),
    (id) => send(`${page(id)}/phone/add`, { cookie }),
    (id) => send(`${page(id)}/phone/mobile/change`, { cookie }),
    (id) => send(`${page(id)}/photo`, { cookie }),
    (id) => send(`${page(id)}/methods/status`, { cookie }),
    (id) => send(`${page(id)}/block`, { cookie }),
    (id) => resetFor(id, own, cookie),
  ])
  expect(await tenant.writes()).toEqual([])
})

test('a person deleted between the list and the click looks exactly like nobody: page, dialog and form', async () => {
  const cookie = await session('megan')
  const { user } = await tenant.person('amara.okafor')
  const page = (id: string) => `${app}/staff/${id}`
  const own = await formOn(`${page(user.id)}/reset-password`, cookie)
  expect(byScript(own).action).toMatch(/^[0-9a-f]{42}$/)
  await tenant.remove('amara.okafor')
  const ways: Ask[] = [
    (id) => send(page(id), { cookie }),
    (id) => send(page(id), { cookie, headers: script }),
    (id) => send(`${page(id)}/reset-password`, { cookie }),
    (id) => send(`${page(id)}/methods/status`, { cookie }),
    (id) => resetFor(id, own, cookie),
  ]
  for (const [n, ask] of ways.entries()) {
    // In which order React sends the pieces of a page is chance, now and then.
    const found = expect.poll(async () => (await pairOf(ask, user.id, true)).found, `way ${n}`)
    await found.toBe('')
    // Whoever asks for it as a part of a page is told to ask again.
    expect((await ask(user.id)).status, `way ${n}`).toBe(n === 1 ? 307 : 404)
  }
  expect(await tenant.writes()).toEqual([])
})

test('a location of others looks exactly like none', async () => {
  test.setTimeout(900_000)
  const cookie = await session('megan')
  const units = await tenant.units()
  const others = units.filter(({ displayName }) => displayName !== 'Pike Street').map(({ id }) => id)
  await expectAlike('locations', others, [
    (id) => send(`${app}/locations/${id}`, { cookie }),
    (id) => send(`${app}/locations/${id}`, { cookie, headers: script }),
  ])
})
