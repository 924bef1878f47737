import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { account, inPretendTenant, pretendTenant, signedInAs, unit, writes } from '../tenant'

/** Whoever a form names in whatever way: every action of a person's pages looks for them alike. */
inPretendTenant()
beforeEach(() => signedInAs('megan'))

type Action = (
  previous: unknown,
  form: FormData,
) => Promise<{ status: string; problem?: { failure: string } }>
const modules = import.meta.glob<Record<string, Action>>('../../app/staff/*/**/*{action,actions}.ts', {
  eager: true,
})
const actions = Object.values(modules).flatMap((module) => Object.entries(module))
const amara = () => account('amara.okafor').user

/** What any of the forms asks for, so that nothing else is in the way. */
const fields = {
  turn: 'block',
  country: 'US',
  phoneType: 'office',
  phoneNumber: '+1 2065550133',
  lifetimeInMinutes: '60',
  isUsableOnce: 'true',
}

/** Not among the people of the manager, however it is written; `not-found` is what the manager reads. */
function disguises(): Record<string, string> {
  const { tenant } = pretendTenant()
  const stranger = account('nora').user.id
  const things = [...unit('Airport Terminal 2').members].filter((id) => !tenant.people.has(id))
  for (const id of things) unit('Pike Street').members.add(id)
  const gone = account('sam.ortiz').user.id
  tenant.people.delete(gone)
  const { id, userPrincipalName } = amara()
  return {
    nobody: '',
    me: 'me',
    'me, in capitals': 'ME',
    'in braces': `{${id}}`,
    'in encoded braces': `%7B${id}%7D`,
    'with a blank': ` ${id}`,
    'with a zero byte': `${id}\u0000`,
    encoded: encodeURIComponent(id).replaceAll('-', '%2D'),
    'with a way on': `${id}/manager`,
    'with options': `${id}?$select=id`,
    'as a key': `users('${id}')`,
    'without hyphens': id.replaceAll('-', ''),
    'a sign-in name': userPrincipalName,
    'somebody else in capitals': stranger.toUpperCase(),
    'somebody deleted': gone,
    ...Object.fromEntries(things.map((thing, n) => [`a group or a device, ${n}`, thing])),
    'a location': unit('Pike Street').id,
  }
}

function formFor(staffId: string): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...fields, staffId, operation: randomUUID() }))
    form.set(name, value)
  return form
}

test('there are as many actions as rooms change something', () => {
  expect(actions.length).toBeGreaterThan(12)
})

test.each(actions)('%s is for nobody in disguise', async (_name, action) => {
  for (const [how, staffId] of Object.entries(disguises())) {
    const answer = await action(null, formFor(staffId))
    expect([answer.status, answer.problem?.failure], how).toEqual(['failed', 'not-found'])
  }
  expect(writes()).toEqual([])
  // Into an address comes nothing but an id as ids are written.
  for (const { path } of pretendTenant().state.log.filter(({ path }) => path.includes('/users/')))
    expect(path).toMatch(/^\/v1\.0\/users\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\/[\w.]+)*$/)
})

test('in capitals, too, none of them is for oneself', async () => {
  const { id } = account('megan').user
  unit('Pike Street').members.add(id)
  for (const [name, action] of actions)
    expect((await action(null, formFor(id.toUpperCase()))).problem?.failure, name).toBe('not-allowed')
  expect(writes()).toEqual([])
})
