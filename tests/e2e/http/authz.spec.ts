import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { mayHappen, isWithinReach } from '../../authz/oracle'
import type { Actor, Request, Scope, Target } from '../../authz/axes'
import { app, expect, tenant, testByRequest as test } from '../fixtures'
import { byScript, formOn, multipart, ownForm, send, session } from '../surface/send'
import { isSignedIn, signOutOf } from './acting'

/** Real forms, sent by every persona for people from all over the tenant: 2,000 of them at night. */
const total = process.env.AUTHZ === 'all' ? 2_000 : 130

const actors: Record<string, { actor: Actor; unit: string | null }> = {
  megan: { actor: 'Authentication Administrator of a unit', unit: 'Pike Street' },
  priya: { actor: 'Password Administrator of a unit', unit: 'Riverside Campus' },
  hugo: { actor: 'Helpdesk Administrator of a unit', unit: 'Garden Terrace' },
  ulla: { actor: 'User Administrator of a unit', unit: 'Central Roastery' },
  vera: { actor: 'Privileged Authentication Administrator of a unit', unit: 'Executive Floor' },
  gina: { actor: 'role through a role-assignable group', unit: 'Station Kiosk' },
  pim: { actor: 'Authentication Administrator of a unit', unit: 'Old Mill Bakery' },
  elias: { actor: 'eligible only', unit: 'Harbour Quay' },
  greta: { actor: 'Groups Administrator of a unit', unit: 'Airport Terminal 2' },
  nora: { actor: 'nobody in particular', unit: null },
  root: { actor: 'Global Administrator', unit: null },
}

type Unit = {
  id: string
  displayName: string
  members: string[]
  visibility: string | null
  isMemberManagementRestricted: boolean | null
}
type Stored = {
  user: { id: string; userType: string; accountEnabled: boolean; onPremisesSyncEnabled: boolean | null }
  roles: { roleDefinitionId: string }[]
}

function scopeOf(units: Unit[], mine: string | null, id: string): Scope {
  const inUnits = units.filter(({ members }) => members.includes(id))
  const [own, ...others] = [
    ...inUnits.filter(({ displayName }) => displayName === mine),
    ...inUnits.filter(({ displayName }) => displayName !== mine),
  ]
  if (!own) return 'in no unit'
  if (inUnits.every(({ visibility }) => visibility)) return 'in no unit'
  if (own.displayName !== mine)
    // For a role over the tenant a restricted unit is as its own: it protects all the same.
    return mine === null && inUnits.some((one) => one.isMemberManagementRestricted)
      ? 'in a restricted unit that is mine'
      : 'in another unit'
  if (own.isMemberManagementRestricted) return 'in a restricted unit that is mine'
  if (others.some((one) => one.isMemberManagementRestricted)) return 'in mine and a restricted unit of others'
  return others.length > 0 ? 'in mine and another unit' : 'in my unit'
}

/** Of administrators it only matters here that they are some, and which of them a Global Administrator is above. */
function targetOf({ user, roles }: Stored, persona: string, isSelf: boolean, inRoleGroup: boolean): Target {
  if (isSelf) return 'myself'
  if (inRoleGroup) return 'member of a role-assignable group'
  if (roles.length > 0) return 'Global Administrator'
  if (user.onPremisesSyncEnabled) return 'synchronised'
  if (user.userType === 'Guest') return 'guest'
  return user.accountEnabled ? 'plain' : 'blocked'
}

/** A form of the app: where it stands, and what is typed into it. `always`: nothing but a right is needed for it. */
type Form = { room: string; request: Request; fields: Record<string, string>; always: boolean }

function formsFor(target: Target): Form[] {
  const typed = target === 'synchronised'
  const isBlocked = target === 'blocked'
  return [
    {
      room: 'reset-password',
      request: typed ? 'reset, typed' : 'reset, generated',
      fields: typed ? { newPassword: 'Harbour-Lights-47' } : {},
      always: true,
    },
    { room: 'sign-out', request: 'sign out', fields: {}, always: true },
    {
      room: 'block',
      request: isBlocked ? 'unblock' : 'block',
      fields: { turn: isBlocked ? 'unblock' : 'block' },
      // Blocking is two writes, and an administrator may be blocked by another test of the row.
      always: false,
    },
    // Somebody may have such a number, or no use for a pass.
    {
      room: 'phone/add',
      request: 'add phone',
      fields: { phoneType: 'office', country: 'US', phoneNumber: '+1 2065550133' },
      always: false,
    },
    {
      room: 'temporary-access-pass',
      request: 'create pass',
      fields: { lifetimeInMinutes: '60', isUsableOnce: 'true' },
      always: false,
    },
  ]
}

test(`${total.toLocaleString('en')} forms sent for real, with Graph allowing everything: each is done or not as the oracle says`, async () => {
  test.setTimeout(900_000)
  await tenant.enforcement(false)
  const units = (await tenant.units()) as Unit[]
  const names = Object.keys(actors)
  const everybody = [...new Set(units.flatMap(({ members }) => members))]
  const cookies = new Map<string, string>()
  for (const name of names) cookies.set(name, await session(name))
  const megan = await tenant.person('amara.okafor')
  const actions = new Map<string, string>()
  for (const { room } of formsFor('plain')) {
    const { action } = byScript(
      await formOn(`${app}/staff/${megan.user.id}/${room}`, cookies.get('megan') ?? ''),
    )
    expect(action, room).toMatch(/^[0-9a-f]{42}$/)
    actions.set(room, action)
  }

  const wrong: string[] = []
  let sent = 0
  let done = 0
  /** The number of the last call to Graph that was looked at. */
  let seen = 0
  for (let n = 0; sent < total; n += 1) {
    const persona = names[n % names.length] ?? 'megan'
    const { actor, unit } = actors[persona] ?? { actor: 'nobody in particular', unit: null }
    // Half of them for somebody of the manager's own unit, half for anybody.
    const own = units.find(({ displayName }) => displayName === unit)?.members ?? everybody
    const pool = n % 2 === 0 ? own : everybody
    // Everybody of the pool in turn, whichever persona it is.
    const id = pool[Math.floor(n / names.length) % pool.length] ?? ''
    const stored = (await tenant.stored(id)) as Stored | null
    if (!stored) continue // a device or a group of the unit
    const inRoleGroup = ['wanda.kowalska', 'gina', 'selam.tesfaye'].some(
      (one) => stored.user.id === ids.get(one),
    )
    const scope = scopeOf(units, unit, id)
    const target = targetOf(stored, persona, ids.get(persona) === id, inRoleGroup)
    const forms = formsFor(target)
    // Every second one is a reset, the others in turn.
    const kind = n % 2 === 0 ? 0 : 1 + (Math.floor(n / 2) % (forms.length - 1))
    const { room, request, fields: typed, always } = forms[kind] ?? { ...forms[0] }
    if (!room || !request) throw new Error('No such form')
    const fields: [string, string][] = [
      ['_1_staffId', id],
      ['_1_operation', randomUUID()],
      ...Object.entries(typed ?? {}).map(([name, value]): [string, string] => [`_1_${name}`, value]),
      ['0', '[{"status":"open"},"$K1"]'],
    ]
    const form = multipart(fields)
    const answer = await send(`${app}/staff/${id}/${room}`, {
      method: 'POST',
      cookie: cookies.get(persona) ?? '',
      headers: [
        ...ownForm.filter(([name]) => name !== 'sec-fetch-dest'),
        ['sec-fetch-dest', 'empty'],
        ['next-action', actions.get(room) ?? ''],
        ...form.headers,
      ],
      body: form.body,
    })
    sent += 1
    const calls = await tenant.log(seen)
    seen = calls.at(-1)?.n ?? seen
    const writes = calls.filter(({ write }) => write).length
    const isDone = answer.body.includes('"status":"done"')
    if (isDone) done += 1
    const expected = mayHappen(actor, scope, target, request, false)
    const reach = isWithinReach(actor, scope, target, false)
    const isEscape = !expected && (isDone || writes > 0)
    // A guest's sign-ins are at home: to end them changes nothing here.
    const isOneWrite = request === 'sign out' || writes === 1
    const isFalseRefusal = always && expected && !(isDone && isOneWrite)
    if (isEscape || isFalseRefusal)
      wrong.push(
        `${persona} for ${id}: ${request}, ${scope}, ${target}, reach ${reach}: ${isEscape ? 'ESCAPE' : 'refused'} ${answer.status}, ${writes} writes, ${/"failure":"[^"]+"/.exec(answer.body)?.[0] ?? 'done'}`,
      )
  }
  process.stdout.write(`    ${sent} forms, ${done} of them done, ${wrong.length} wrong\n`)
  expect(wrong).toEqual([])
  expect(done).toBeGreaterThan(total / 8)
})

const ids = new Map<string, string>()
test.beforeEach(async () => {
  for (const name of ['wanda.kowalska', 'selam.tesfaye', ...Object.keys(actors)])
    ids.set(name, (await tenant.person(name)).user.id)
})

/** What stands in brackets in the address of a page with a form. */
const named: Record<string, string> = { methodId: 'x', type: 'mobile', verb: 'create', check: 'consent' }

type Exported = { exportedName: string; workers: Record<string, unknown> }

/** Every action that the build exports: the id under which anybody may call it, and a page that serves it. */
async function exportedActions(staffId: string): Promise<{ id: string; name: string; page: string }[]> {
  const manifest = JSON.parse(await readFile('.next/server/server-reference-manifest.json', 'utf8')) as {
    node: Record<string, Exported>
  }
  return Object.entries(manifest.node).map(([id, { exportedName, workers }]) => {
    const served = Object.keys(workers).find((one) => !one.startsWith('app/_')) ?? ''
    const page = served
      .replace(/^app(.*)\/page$/, '$1')
      .replaceAll(/\[(\w+)\]/g, (_, key: string) => (key === 'staffId' ? staffId : (named[key] ?? 'x')))
    return { id, name: exportedName, page }
  })
}

/** What anybody may do who is signed in: for themselves, and with no state before it. */
const ofOneself = ['signOut', 'savePreferences']

test('every action called directly, without a right to it, changes nothing', async () => {
  const { user } = await tenant.person('amara.okafor')
  const actions = await exportedActions(user.id)
  expect(actions.length).toBeGreaterThan(2)
  const [megan, nora] = [await session('megan'), await session('nora')]
  const spoiled = `${megan.slice(0, -6)}AAAAAA`
  const over = await session('megan')
  await signOutOf(over)
  expect(await isSignedIn(over)).toBe(false)
  const callers: [string, string | undefined, string][] = [
    ['nobody', undefined, app],
    ['somebody whose cookie is spoiled', spoiled, app],
    ['a manager whose session is over', over, app],
    ['somebody without a role', nora, app],
    ['a manager, from another site', megan, 'https://evil.example'],
    ['a manager, from nowhere', megan, ''],
  ]
  let calls = 0
  for (const { id: action, name, page } of actions)
    for (const [who, cookie, origin] of callers)
      for (const address of ['/', `/staff/${user.id}`, page]) {
        if (ofOneself.includes(name) && who === 'somebody without a role') continue
        calls += 1
        const form = multipart([
          ['_1_staffId', user.id],
          ['_1_operation', randomUUID()],
          ['_1_where', 'everywhere'],
          ['0', ofOneself.includes(name) ? '["$K1"]' : '[{"status":"open"},"$K1"]'],
        ])
        const answer = await send(app + address, {
          method: 'POST',
          ...(cookie && { cookie }),
          headers: [
            ...(origin ? ([['origin', origin]] as [string, string][]) : []),
            ['next-action', action],
            ...form.headers,
          ],
          body: form.body,
        })
        expect(answer.status, `${name}, ${who}, ${address}`).toBeLessThan(500)
        expect(answer.body, who).not.toContain('"status":"done"')
      }
  process.stdout.write(
    `    ${actions.length} actions, ${calls} calls, ${(await tenant.writes()).length} writes\n`,
  )
  expect(await tenant.writes()).toEqual([])
  expect(await isSignedIn(megan), 'and nobody was signed out').toBe(true)
})
