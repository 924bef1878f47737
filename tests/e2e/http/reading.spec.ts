import { randomUUID } from 'node:crypto'
import { app, expect, tenant, testByRequest as test } from '../fixtures'
import { findRoutes, type Route } from '../surface/routes'
import { send, session, type Answer } from '../surface/send'
import { signOutOf } from './acting'
import { shapeOf } from './asked-of-graph'

/** Everything that can be read, asked for by those who may not, and in words that no page of ours would use. */
const isNight = process.env.AUTHZ === 'all'
test.describe.configure({ timeout: 900_000 })

async function unitId(name: string): Promise<string> {
  return (await tenant.units()).find(({ displayName }) => displayName === name)?.id ?? ''
}

/** All addresses there are, about this person and this location. */
function addresses(staffId: string, locationId: string): Promise<Route[]> {
  const others = { type: 'mobile', methodId: randomUUID(), verb: 'new', check: 'sms', nextauth: 'csrf' }
  return findRoutes({ staffId, locationId, ...others })
}

const isAboutSomebody = ({ name }: Route) => /\[(staffId|locationId)\]/.test(name)

/** No name of anybody or of a location is in it, but for those of whoever asks. */
function expectNothing({ status, body }: Answer, what: string): void {
  expect(status, what).toBeLessThan(500)
  expect(body, what).not.toMatch(/Amara|Okafor|Pike Street|Sofía|Megan/)
}

type Caller = [who: string, cookie: string | undefined]

/** Each of them at each address; at pages, by day, one of them in turn. */
function asking(routes: Route[], callers: Caller[], all: Caller[]) {
  return routes.flatMap((route, n) =>
    callers
      .filter((caller) => isNight || !route.isPage || caller === all[n % all.length])
      .map(([who, cookie]) => ({ route, who, cookie })),
  )
}

test('every address, read without a right to it, tells nothing', async () => {
  const { user } = await tenant.person('amara.okafor')
  const routes = await addresses(user.id, await unitId('Pike Street'))
  const own = await session('megan')
  const over = await session('megan')
  await signOutOf(over)
  const out: Caller[] = [
    ['nobody', undefined],
    ['a spoiled cookie', `${own.slice(0, -6)}AAAAAA`],
    ['a session that is over', over],
  ]
  const strangers: Caller[] = [
    ['somebody without a role', await session('nora')],
    ['the manager of another location', await session('hugo')],
  ]
  const all = [...out, ...strangers]
  const since = (await tenant.log()).length
  for (const { route, who, cookie } of asking(routes, out, all)) {
    const answer = await send(app + route.address, cookie ? { cookie } : {})
    expectNothing(answer, `${who}: ${route.name}`)
    if (isAboutSomebody(route)) expect([303, 307, 401], `${who}: ${route.name}`).toContain(answer.status)
  }
  expect(await tenant.log(since), 'and Graph was asked nothing').toEqual([])
  for (const { route, who, cookie } of asking(routes, strangers, all)) {
    const answer = await send(app + route.address, cookie ? { cookie } : {})
    expectNothing(answer, `${who}: ${route.name}`)
    if (isAboutSomebody(route)) expect(answer.status, `${who}: ${route.name}`).toBe(404)
  }
  expect(await tenant.writes()).toEqual([])
})

const hostile = [
  '',
  ' ',
  '"',
  '*',
  "'",
  '\\',
  ') or (1 eq 1',
  "x' or startsWith(displayName,'",
  '"displayName:a" OR "displayName:b',
  'a&$filter=accountEnabled eq false',
  '$filter=true',
  '%24filter%3Dtrue',
  '%2e%2e%2fusers',
  '../../users',
  'a\r\nConsistencyLevel: x',
  '\u0000a',
  '\u202eamara',
  'ａｍａｒａ＊',
  'amara%00',
  '<script>alert(1)</script>',
  '${7*7}{{7*7}}',
  '=HYPERLINK("https://evil.example")',
  '__proto__',
  'constructor',
  '🦊'.repeat(40),
  "'".repeat(64),
  'a'.repeat(10_000),
]

/** What the app itself looks for now and then: what became of a reset. */
const followedUp = /^GET \/v1\.0\/users\/\{id\}\/authentication\/operations\/\{id\} $/

test(`${hostile.length} hostile texts in every question of ours change no question to Graph`, async () => {
  const { user } = await tenant.person('amara.okafor')
  const location = await unitId('Pike Street')
  const questions = [
    '/staff/search?q=',
    '/staff?q=',
    `/locations/${location}/people?page=`,
    `/locations/${location}?show=`,
    '/staff/words?language=',
    '/activity/export?format=csv&person=',
    '/activity?by=',
    `/staff/${user.id}/photo?of=`,
    `/staff/${user.id}/reset-password/status?of=`,
  ]
  // One who searches all of the organisation, so that Graph does, and one whose people are read and then searched here.
  const cookies = [await session('tessa'), await session('megan')]
  const ask = async (texts: string[]) => {
    for (const [at, question] of questions.entries())
      for (const [n, text] of texts.entries())
        for (const cookie of cookies) {
          // By day only the search, which hands texts on to Graph, meets all of them from both.
          if (!isNight && at > 0 && ((n + at) % 5 !== 0 || cookie !== cookies[0])) continue
          const answer = await send(`${app}${question}${encodeURIComponent(text)}`, { cookie })
          expect(answer.status, `${question}${text.slice(0, 40)}`).toBeLessThan(500)
          if (/html/.test(answer.headers['content-type'] ?? ''))
            expect(answer.body, question).not.toContain('<script>alert(1)')
        }
  }
  const shapes = async () => new Set((await tenant.log()).map(shapeOf))
  // Who asks is read at the sign-in, for a person, and for lists again after a minute: of all that there is an example before.
  for (const cookie of cookies) await send(`${app}/staff/${user.id}`, { cookie })
  await ask(['amara', 'sofía hernández', '山田', '+1 206 555 0142', '4711'])
  const usual = await shapes()
  expect([...usual].join('\n')).toMatch(/\$search=\{words\}/)
  await ask(hostile)
  const others = [...(await shapes())].filter((shape) => !usual.has(shape) && !followedUp.test(shape))
  expect(others).toEqual([])
  expect(await tenant.writes()).toEqual([])
})

test('an id in any disguise is nobody, at every address of a person and of a location', async () => {
  const cookie = await session('megan')
  const units = await tenant.units()
  const named = (name: string) => units.find(({ displayName }) => displayName === name)
  const terminal = named('Airport Terminal 2')
  const isPerson = await Promise.all((terminal?.members ?? []).map((id) => tenant.stored(id)))
  const things = (terminal?.members ?? []).filter((_, n) => !isPerson[n])
  expect(things.length, 'a group and a device').toBeGreaterThan(1)
  const { user: megan } = await tenant.person('megan')
  const { user: amara } = await tenant.person('amara.okafor')
  const { user: gone } = await tenant.person('sam.ortiz')
  await tenant.remove('sam.ortiz')
  const own = named('Pike Street')?.members ?? []
  const stranger = named('Harbour Quay')?.members.find((id) => !own.includes(id)) ?? ''
  const disguises = [
    'me',
    'ME',
    'me%2F..%2F' + amara.id,
    `{${amara.id}}`,
    `%7B${amara.id}%7D`,
    stranger.toUpperCase(),
    `%20${amara.id}`,
    `${amara.id}%20`,
    `${amara.id}%00`,
    `${amara.id}%2Fmanager`,
    `${amara.id}%3F%24select=id`,
    `${amara.id}('x')`,
    `users('${amara.id}')`,
    amara.id.replaceAll('-', ''),
    amara.userPrincipalName,
    encodeURIComponent(amara.userPrincipalName),
    megan.id,
    megan.id.toUpperCase(),
    `urn:uuid:${amara.id}`,
    gone.id,
    ...things,
    ...things.map((id) => id.toUpperCase()),
    terminal?.id ?? '',
    'organisation',
    '00000000-0000-0000-0000-000000000000',
  ]
  const since = (await tenant.log()).length
  let asked = 0
  const names = (await addresses('x', 'x')).filter(isAboutSomebody).map(({ name }) => name)
  for (const [n, disguise] of disguises.entries()) {
    const routes = (await addresses(disguise, disguise)).filter(({ name }) => names.includes(name))
    // By day each address meets one in eight of them, and each of them one address in eight.
    for (const [at, { name, address }] of routes.entries()) {
      if (!isNight && (n + at) % 8 !== 0) continue
      asked += 1
      const answer = await send(app + address, { cookie })
      expect(answer.status, `${name} with ${disguise}`).toBe(404)
      expect(answer.body, `${name} with ${disguise}`).not.toMatch(/Amara Okafor|Sam Ortiz|Airport night crew/)
    }
  }
  process.stdout.write(`    ${disguises.length} disguises at ${names.length} addresses, ${asked} questions\n`)
  for (const { path } of await tenant.log(since))
    expect(path.replace(/\(on='principal'\)$/, '')).toMatch(
      /^\/v1\.0\/(\$batch|(me|users|directory|roleManagement|organization|policies)(\/[\w.$-]+)*)$/,
    )
  expect(await tenant.writes()).toEqual([])
})
