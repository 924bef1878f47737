import { randomUUID } from 'node:crypto'
import { Agent, getGlobalDispatcher, setGlobalDispatcher } from 'undici'
import { expect, onTestFinished, test } from 'vitest'
import { resetPassword } from '@/app/staff/[staffId]/reset-password/action'
import { permissions } from '@/lib/auth/scopes'
import { authorize, authorizeView } from '@/lib/graph/authorize'
import { graphFor } from '@/lib/graph/client'
import { pretend } from '../pretend'
import { roleIds } from '../simulator/roles'
import { account, formFor, inPretendTenant, pretendTenant, signedInAs, unit, writes } from '../tenant'

/** Answers that Graph never gave so far: nobody gets a yes for another person by one of them. */

inPretendTenant({ callsAreMadeUp: true })

const json = (body: object) => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})
const graph = () =>
  graphFor({ token: () => pretendTenant().signIn('megan'), refused: () => Promise.resolve() })
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'yes',
    (error: { failure?: string }) => error.failure,
  )

function answers(path: string, fault: object): void {
  pretendTenant().state.faults.push({ match: { path }, fault })
}

test.each(['sam.ortiz', 'root'])('who asks for Amara and gets %s resets nobody’s password', async (other) => {
  signedInAs('megan')
  pretendTenant().state.enforcement = false
  const { id, displayName, userPrincipalName } = account(other).user
  answers(`/users/${account('amara.okafor').user.id}$`, json({ id, displayName, userPrincipalName }))
  expect((await resetPassword(null, formFor('amara.okafor'))).status).toBe('failed')
  expect(writes()).toEqual([])
})

test('it is oneself in capitals, too', async () => {
  signedInAs('megan')
  const { id, displayName, userPrincipalName } = account('megan').user
  unit('Pike Street').members.add(id)
  answers(`/users/${id}$`, json({ id: id.toUpperCase(), displayName, userPrincipalName }))
  await expect(authorize('reset-password', id)).rejects.toMatchObject({ reason: 'self' })
})

test('a unit in capitals is the same unit', async () => {
  signedInAs('nora')
  pretendTenant().tenant.assignments.push({
    id: 'capitals',
    principalId: account('nora').user.id,
    roleDefinitionId: roleIds.helpdeskAdministrator,
    directoryScopeId: `/administrativeUnits/${unit('Pike Street').id.toUpperCase()}`,
  })
  expect(await outcome(authorize('reset-password', account('amara.okafor').user.id))).toBe('yes')
})

test('whose units Graph does not tell is like nobody', async () => {
  const [stranger = ''] = unit('Central Roastery').members
  answers(`/users/${stranger}/memberOf`, { status: 403 })
  for (const id of [stranger, randomUUID()]) {
    signedInAs('megan')
    expect(await outcome(authorizeView(id))).toBe('not-found')
  }
})

test('a group of which Graph tells nothing but the id protects who is in it', async () => {
  const { id } = account('wanda.kowalska').user
  signedInAs('megan')
  unit('Pike Street').members.add(id)
  const token = pretendTenant().signIn(
    'megan',
    permissions.filter((one) => one !== 'GroupMember.Read.All'),
  )
  if (pretend.manager) pretend.manager.token = () => token
  const { decisions } = await authorizeView(id)
  expect(decisions['reset-password']).toEqual({ allowed: false, reason: 'protected' })
})

test('a role that PIM says is over counts no more', async () => {
  signedInAs('nora')
  answers('/roleManagement/directory/roleAssignments$', { status: 403 })
  answers(
    'roleAssignmentScheduleInstances',
    json({
      value: [
        {
          principalId: account('nora').user.id,
          roleDefinitionId: roleIds.helpdeskAdministrator,
          directoryScopeId: `/administrativeUnits/${unit('Pike Street').id}`,
          endDateTime: '2020-01-01T00:00:00Z',
        },
      ],
    }),
  )
  expect(await outcome(authorize('reset-password', account('amara.okafor').user.id))).toBe('not-found')
})

test('two answers to one question are none', async () => {
  const twice = [
    { id: '1', status: 403, body: {} },
    { id: '1', status: 200, body: { value: [] } },
  ]
  answers('\\$batch', json({ responses: twice }))
  const [first] = await graph().readAll([{ url: '/me' }])
  expect(first).toMatchObject({ failure: 'unreachable' })
})

test('a write is not sent again because its answer speaks of a refusal', async () => {
  const { id } = account('amara.okafor').user
  const body = JSON.stringify({ newPassword: 'Xx1234567', responses: [{ status: 401 }] })
  answers('resetPassword', { replaceBody: body, contentType: 'application/json' })
  const path = `/users/${id}/authentication/methods/28c10230-6103-485e-b985-444c60001490/resetPassword`
  await outcome(graph().write(path, {}, randomUUID(), 'POST', [202]))
  expect(pretendTenant().state.log.filter(({ write }) => write)).toHaveLength(1)
})

test.each([
  'HTTPS://graph.microsoft.com/v1.0/me?x=https://evil.example/a',
  'https:graph.microsoft.com/v1.0/me?x=https://evil.example/a',
  'https:/graph.microsoft.com/v1.0/me?x=https://evil.example/a',
  'ht\ttps://graph.microsoft.com/v1.0/me?x=https://evil.example/a',
  'https:\\\\graph.microsoft.com\\v1.0\\me?x=https://evil.example/a',
  'https://graph.microsoft.com/v1.0/me?b=1&$top=3&b=2#https://evil.example',
  '//evil.example/v1.0/me',
  '/\\evil.example/me',
  '/../../evil',
])('the token goes to Graph or nowhere: %j', async (link) => {
  const dialled: string[] = []
  const before = getGlobalDispatcher()
  onTestFinished(() => setGlobalDispatcher(before))
  setGlobalDispatcher(
    new Agent().compose(() => ({ origin, path }, handler) => {
      void handler
      dialled.push(`${String(origin)}${path}`)
      throw new Error('Nothing is really sent')
    }),
  )
  await outcome(graph().read(link))
  for (const address of dialled) expect(address).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\/me\?/)
  if (link.includes('$top')) expect(dialled[0]).toContain('?b=1&$top=3&b=2')
})

test.each([
  ['over the organisation reads that Microsoft refused', 'tessa', 'refused'],
  ['over another location finds nobody', 'hugo', 'not-found'],
  ['over their own location finds nobody either', 'megan', 'not-found'],
])('where Graph does not say where somebody belongs, a manager %s', async (_, persona, expected) => {
  signedInAs(persona)
  const { id } = account('amara.okafor').user
  answers(`/users/${id}/memberOf`, { status: 403 })
  expect(await outcome(authorizeView(id))).toBe(expected)
})
