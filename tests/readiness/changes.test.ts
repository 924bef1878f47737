import { beforeEach, expect, test } from 'vitest'
import { authorizeSetup } from '@/lib/graph/authorize-setup'
import { readTenant } from '@/lib/graph/setup-reading'
import en from '@/lib/messages/en.json'
import { changesOf, spelledOut } from '@/lib/setup/changes'
import type { Reading } from '@/lib/setup/check'
import { checks } from '@/lib/setup/checks'
import { withOwn } from '@/lib/setup/reading'
import { account, inPretendTenant, pretendTenant, signedInAs } from '../tenant'
import { putInOrder } from './healthy'
import { inTenant } from './planted'
import { inPlaces } from './planted-places'

inPretendTenant()
beforeEach(putInOrder)

async function read(): Promise<Reading> {
  signedInAs('root', 'setup')
  return withOwn(await readTenant(await authorizeSetup('setup'), () => {}))
}

test('each change that the app offers to make is told in words, from what to what', async () => {
  const ofPolicies = checks.filter(({ area }) => area === 'policies' || area === 'administrators')
  for (const { id, plant } of [...inTenant, ...inPlaces]) if (ofPolicies.some((one) => one.id === id)) plant()
  const reading = await read()
  const offered = checks.flatMap((one) => {
    const { fix } = one.judge(reading)
    return fix?.byUs ? (fix.requests ?? []).flatMap((request) => changesOf(request, reading)) : []
  })
  expect(offered.length).toBeGreaterThan(3)
  const words: Record<string, string> = en.setup.fix.changes.settings
  const silent = offered.filter(
    (change) =>
      change.what === 'other' ||
      (change.what === 'setting' &&
        (change.from === undefined || words[change.setting.replaceAll('.', '-')] === undefined)),
  )
  expect(silent).toEqual([])
})

test('a role that is taken is told with its holder and its location; the trail names nobody', async () => {
  const { user } = account('megan')
  const held = pretendTenant().tenant.assignments.find(({ principalId }) => principalId === user.id)
  const path = `/roleManagement/directory/roleAssignments/${held?.id}`
  const permission = 'RoleManagement.ReadWrite.Directory'
  const changes = changesOf({ method: 'DELETE', path, permission }, await read())
  const holder = { id: user.id, name: 'Megan Bowen' }
  expect(changes).toEqual([
    { what: 'role', holder, role: 'Authentication Administrator', location: 'Pike Street' },
  ])
  expect(changes.map(spelledOut).join()).not.toContain('Megan')
})
