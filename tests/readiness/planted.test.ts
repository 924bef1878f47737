import { beforeEach, expect, test } from 'vitest'
import type { GraphRequest, Judged } from '@/lib/setup/check'
import { checks } from '@/lib/setup/checks'
import { inPretendTenant, pretendTenant } from '../tenant'
import { putInOrder } from './healthy'
import { asShown, inTenant, ofSettings, own, type Planted } from './planted'
import { inPlaces } from './planted-places'
import { judge, read } from './read'

// What is sent here is what a person copies and sends, with permissions that the app does not have.
inPretendTenant({ callsAreMadeUp: true })
beforeEach(putInOrder)

const planted = [...inTenant, ...inPlaces]

/** As an administrator does who copies the request and fills in what only they know. */
async function carryOut(requests: GraphRequest[], blanks: Record<string, string>): Promise<number[]> {
  const permissions = [...new Set(requests.map(({ permission }) => permission))]
  const token = await pretendTenant().signIn('root', permissions)
  const filled = (text: string) =>
    Object.entries(blanks).reduce((sum, [blank, value]) => sum.replaceAll(blank, value), text)
  const statuses: number[] = []
  for (const { method, path, body } of requests) {
    const request = new Request(`https://graph.microsoft.com/v1.0${filled(path)}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(body && { body: filled(JSON.stringify(body)) }),
    })
    statuses.push((await pretendTenant().handle(request)).status)
  }
  return statuses
}

test('every check but the one that Graph cannot answer has its fault planted here', () => {
  const tested = [...planted.map(({ id }) => id), ...[...own, ...ofSettings].map(([id]) => id)]
  expect(
    checks
      .map(({ id }) => id)
      .filter((id) => id !== 'write-back')
      .sort(),
  ).toEqual(tested.sort())
  expect(checks.length).toBeGreaterThanOrEqual(25)
})

/** Plants one fault and finds it. */
async function find({ id, plant, about, settings }: Planted): Promise<Judged> {
  plant()
  const judged = judge(id, await read(settings))
  expect(judged.verdict).toBe('fail')
  if (about !== undefined) expect(judged.affected.map(({ name }) => name)).toContain(about)
  return judged
}

test.each(planted.filter(({ mended }) => mended))(
  '$id: the fault is found, and gone once the shown requests were sent by hand',
  async ({ mended = asShown, ...fault }) => {
    const { fix } = await find(fault)
    const statuses = await carryOut(fix?.requests ?? [], mended())
    expect(statuses.length).toBeGreaterThan(0)
    expect(statuses.filter((status) => status >= 300)).toEqual([])
    expect(judge(fault.id, await read(fault.settings)).verdict).toBe('pass')
  },
)

test.each(planted.filter(({ mended }) => !mended))(
  '$id: the fault is found, which nothing that can be asked of Graph mends',
  async (fault) => {
    expect((await find(fault)).fix?.requests ?? []).toEqual([])
  },
)

test('where nothing was ever granted for everybody, the consent is granted anew', async () => {
  pretendTenant().tenant.consented.clear()
  const { fix } = judge('consent', await read())
  expect(fix?.requests).toMatchObject([{ method: 'POST', path: '/oauth2PermissionGrants' }])
  expect(await carryOut(fix?.requests ?? [], {})).toEqual([201])
  expect(judge('consent', await read()).verdict).toBe('pass')
})
