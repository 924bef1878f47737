import { beforeEach, expect, test, vi } from 'vitest'
import { delegate } from '@/app/setup/delegation/action'
import { tryDelegation } from '@/app/setup/delegation/dry-run'
import { readDelegation, tellDelegation } from '@/app/setup/delegation/queries'
import { delegationSearch } from '@/app/setup/delegation/schema'
import { getConsent } from '@/app/setup/consent/queries'
import { consentSearch } from '@/app/setup/consent/schema'
import { tellActivity } from '@/lib/activity-words'
import { readTrail } from '@/lib/store/audit-reading'
import { trail, withFreshTrail } from '../operations/trail'
import { roleIds } from '../simulator/roles'
import { account, give, inPretendTenant, pretendTenant, signedInAs, unit, writes } from '../tenant'

vi.mock('@/lib/store/audit', { spy: true })

inPretendTenant()
withFreshTrail()
beforeEach(() => signedInAs('petra', 'setup'))

async function dryRun(search: Record<string, string>) {
  return tryDelegation(delegationSearch.parse(search), await readDelegation())
}

async function formFor(search: Record<string, string>): Promise<FormData> {
  const run = await dryRun(search)
  if (run?.problem !== null) throw new Error(run?.problem ?? 'Nothing was asked')
  const form = new FormData()
  for (const [name, value] of Object.entries(run.fields)) form.set(name, value)
  form.set('operation', run.operation)
  return form
}

const asked = (who: string, location: string, role = 'authentication') => ({
  who,
  location: unit(location).id,
  role,
})

test('shows for each location who looks after it, how, what they can do, and until when', async () => {
  const locations = await tellDelegation(await readDelegation())
  const of = (name: string) => locations.find((one) => one.name === name)?.rows ?? []
  expect(of('Pike Street').map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Megan Bowen', 'Alex Moreau']),
  )
  expect(of('Station Kiosk')).toMatchObject([
    { name: 'Gina Russo', marks: ['through a group'], takeHref: null },
  ])
  expect(of('Harbour Quay').find(({ name }) => name === 'Elias Haddad')?.marks).toEqual([
    'must activate it first',
  ])
  expect(of('Old Mill Bakery').find(({ name }) => name === 'Pim de Vries')?.until).not.toBe('No end')
  expect(of('Airport Terminal 2')).toMatchObject([{ role: 'Groups Administrator', can: 'nothing here' }])
  expect(of('Riverside Campus')).toMatchObject([
    { name: 'Priya Raman', can: 'reset passwords', cannot: expect.stringContaining('sign out everywhere') },
  ])
})

test('a dry run says what would happen, and changes nothing', async () => {
  const run = await dryRun(asked('nora@contoso.example', 'Executive Floor'))
  expect(run).toMatchObject({ problem: null, isTaking: false })
  expect(JSON.stringify(run)).toContain('This location is restricted')
  expect(run?.problem === null && run.requests).toContain(
    '"roleDefinitionId": "c4e39bd9-1100-46d3-8c65-fb160da0071f"',
  )
  expect(writes()).toEqual([])
})

test('a role is given after it was confirmed, in the administrator’s name, and written down', async () => {
  const form = await formFor(asked('nora@contoso.example', 'Opening Soon'))
  expect(await delegate(null, form)).toMatchObject({ status: 'done' })
  expect(writes()).toMatchObject([{ method: 'POST', actor: account('petra').user.id }])
  const scope = `/administrativeUnits/${unit('Opening Soon').id}`
  expect(pretendTenant().tenant.assignments).toContainEqual(
    expect.objectContaining({ principalId: account('nora').user.id, directoryScopeId: scope }),
  )
  const what = {
    action: 'setup-delegation',
    target: { id: account('nora').user.id, unit: { name: 'Opening Soon' } },
    change: { what: 'given', role: 'Authentication Administrator' },
  }
  expect(trail()).toMatchObject([
    { ...what, phase: 'intent' },
    { ...what, phase: 'outcome', result: 'ok' },
  ])
  const [told] = await tellActivity(await readTrail('all', {}, { limit: 1 }))
  expect(told?.sentence.replaceAll(/[\u2068\u2069]/g, '')).toBe(
    'Petra Horáková gave Nora Eriksen the role Authentication Administrator at Opening Soon',
  )
  expect(await dryRun(asked('nora@contoso.example', 'Opening Soon'))).toMatchObject({
    problem: 'This person holds the role there already.',
  })
})

test('a role is taken away, and of a second form nothing comes', async () => {
  const held = pretendTenant().tenant.assignments.find(
    ({ principalId }) => principalId === account('greta').user.id,
  )
  const search = { take: held?.id ?? '', of: account('greta').user.id }
  const [form, again] = [await formFor(search), await formFor(search)]
  expect(await delegate(null, form)).toMatchObject({ status: 'done' })
  expect(writes()).toMatchObject([{ method: 'DELETE' }])
  expect(await delegate(null, again)).toMatchObject({
    status: 'failed',
    problem: { failure: 'changed-meanwhile' },
  })
})

test('somebody who would have to activate a role gets it for good; what they may activate is not taken away', async () => {
  const eligible = pretendTenant().tenant.eligible.find(({ directoryScopeId }) =>
    directoryScopeId.endsWith(unit('Harbour Quay').id),
  )
  const taking = await dryRun({ take: eligible?.id ?? '', of: account('elias').user.id })
  expect(taking?.problem).toBe('This role is no longer there.')
  const form = await formFor(asked('elias@contoso.example', 'Harbour Quay'))
  expect(await delegate(null, form)).toMatchObject({ status: 'done' })
})

test('who became a guest since the dry run gets nothing', async () => {
  const form = await formFor(asked('nora@contoso.example', 'Opening Soon'))
  account('nora').user.userType = 'Guest'
  expect(await delegate(null, form)).toMatchObject({ problem: { failure: 'changed-meanwhile' } })
  expect(writes()).toEqual([])
})

test.each([
  ['after', 'done'],
  ['before', 'unknown'],
] as const)(
  'an answer that got lost, %s Microsoft did it: what is there now is told',
  async (reset, status) => {
    const form = await formFor(asked('nora@contoso.example', 'Opening Soon'))
    pretendTenant().state.faults.push({
      match: { method: 'POST', path: '/roleAssignments' },
      fault: { reset },
    })
    expect(await delegate(null, form)).toMatchObject({ status })
  },
)

test('a guest whom a role over the organisation lets read it may look after a location', async () => {
  give(account('guest').user.id, roleIds.directoryReaders, null)
  expect(await dryRun(asked('guest@contoso.example', 'Opening Soon'))).toMatchObject({ problem: null })
})

test('a licence that is missing is said', async () => {
  const form = await formFor(asked('nora@contoso.example', 'Opening Soon'))
  pretendTenant().state.faults.push({
    match: { method: 'POST', path: '/roleAssignments' },
    fault: { status: 400, body: { error: { code: 'AadPremiumLicenseRequired', message: 'x' } } },
  })
  expect(await delegate(null, form)).toMatchObject({
    status: 'failed',
    problem: { failure: 'refused', sentence: expect.stringContaining('Microsoft Entra ID P1') },
  })
})

test('the role that reaches administrators is given with a word about it', async () => {
  const run = await dryRun(asked('nora@contoso.example', 'Opening Soon', 'privilegedAuthentication'))
  expect(run?.problem === null && run.notes.join()).toContain('Global Administrators included')
})

test('a name that Graph does not tell is no app, and leaves the rest of the page', async () => {
  pretendTenant().state.faults.push({
    match: { path: `/users/${account('megan').user.id}` },
    fault: { status: 403 },
  })
  const rows = (await tellDelegation(await readDelegation())).flatMap((one) => one.rows)
  expect(rows.find(({ name }) => name === 'Somebody whose name could not be read')?.takeHref).toBeNull()
  expect(rows.find(({ name }) => name === 'Alex Moreau')?.takeHref).not.toBeNull()
})

test.each([
  ['somebody unknown', () => asked('nobody@contoso.example', 'Pike Street'), 'Nobody has this sign-in name'],
  ['a guest', () => asked('guest@contoso.example', 'Pike Street'), 'This person is a guest'],
  [
    'who holds it already',
    () => asked('megan@contoso.example', 'Pike Street'),
    'holds the role there already',
  ],
  ['nowhere', () => ({ who: 'nora@contoso.example' }), 'Choose a location'],
  ['a name that leads elsewhere', () => asked('../../me', 'Pike Street'), 'Nobody has this sign-in name'],
  ['a word of Graph’s own', () => asked('delta', 'Pike Street'), 'Nobody has this sign-in name'],
  ['a name without an end', () => asked(`${'x'.repeat(300)}@contoso.example`, 'Pike Street'), 'Nobody has'],
])('%s is refused before anything is sent', async (_, search, sentence) => {
  const run = await dryRun(search())
  expect(run?.problem).toContain(sentence)
  expect(writes()).toEqual([])
})

test('a Global Reader looks, and gives nothing', async () => {
  const form = await formFor(asked('nora@contoso.example', 'Opening Soon'))
  signedInAs('rani', 'setup')
  expect((await readDelegation()).mayGive).toBe(false)
  expect(await delegate(null, form)).toMatchObject({ status: 'failed', problem: { failure: 'not-allowed' } })
  expect(writes()).toEqual([])
})

test('a manager gives no roles', async () => {
  const form = await formFor(asked('nora@contoso.example', 'Opening Soon'))
  signedInAs('megan')
  expect(await delegate(null, form)).toMatchObject({ status: 'failed', problem: { failure: 'not-found' } })
})

test('consent: each permission with its state, and fewer with fewer features', async () => {
  pretendTenant().tenant.consented.delete('ProfilePhoto.Read.All')
  const all = await getConsent(consentSearch.parse({}))
  const stateOf = (name: string) => all.permissions.find((one) => one.name === name)?.state
  expect([stateOf('User.Read.All'), stateOf('ProfilePhoto.Read.All')]).toEqual(['granted', 'missing'])
  const fewer = await getConsent(consentSearch.parse({ feature: 'none' }))
  expect(fewer.permissions.map(({ name }) => name)).not.toContain('Policy.Read.AuthenticationMethod')
  expect(fewer.powershell).not.toContain('Policy.Read.AuthenticationMethod')
  expect(all.powershell).toContain(
    "RedirectUris = @('https://mystaff.contoso.example/api/auth/callback/entra')",
  )
  const link = new URL(all.link)
  expect(link.pathname).toMatch(/^\/[0-9a-f-]{36}\/v2\.0\/adminconsent$/)
  expect(Object.fromEntries(link.searchParams)).toMatchObject({
    redirect_uri: 'https://mystaff.contoso.example/api/auth/callback/entra',
    scope: expect.stringContaining('https://graph.microsoft.com/ProfilePhoto.Read.All'),
  })
})
