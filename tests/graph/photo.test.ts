import { afterEach, expect, test, vi } from 'vitest'
import { authorizeOwn, heldAssignments } from '@/lib/graph/authorize'
import { photoProof, readPhoto } from '@/lib/graph/photo'
import { account, inPretendTenant, pretendTenant, signedInAs, unit } from '../tenant'

inPretendTenant()
afterEach(() => void vi.useRealTimers())

const amara = () => account('amara.okafor').user.id
const calls = () => pretendTenant().state.log.map(({ path }) => path)

function withPhoto(name: string): Uint8Array {
  const lender = [...pretendTenant().tenant.people.values()].find(({ photo }) => photo)
  account(name).photo = lender?.photo ?? null
  return lender?.photo?.bytes ?? new Uint8Array()
}

/** As it comes with a list, which reads the manager's roles anyway. */
async function proofFor(id: string) {
  const grant = await authorizeOwn()
  await heldAssignments(grant)
  return photoProof(grant.manager, id)
}

test('a person on a manager’s list has a face, for one call', async () => {
  const bytes = withPhoto('amara.okafor')
  signedInAs('megan')
  const proof = await proofFor(amara())
  const known = calls().length
  expect(await readPhoto(amara(), proof)).toEqual(Buffer.from(bytes))
  const asked = calls().slice(known)
  expect(asked.filter((path) => !path.endsWith('$batch')).every((path) => path.includes('/photos/'))).toBe(
    true,
  )
})

test('the proof of an hour ago still counts, that of yesterday is looked into', async () => {
  vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] })
  withPhoto('amara.okafor')
  signedInAs('megan')
  const proof = await proofFor(amara())
  vi.setSystemTime(Date.now() + 3600_000)
  await readPhoto(amara(), proof)
  const looksAtThePerson = () => calls().some((path) => path.includes(`/users/${amara()}/memberOf`))
  expect(looksAtThePerson()).toBe(false)
  vi.setSystemTime(Date.now() + 24 * 3600_000)
  await readPhoto(amara(), proof)
  expect(looksAtThePerson()).toBe(true)
})

test('who looks after nobody any more sees no face any more', async () => {
  vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] })
  withPhoto('amara.okafor')
  signedInAs('megan')
  const proof = await proofFor(amara())
  pretendTenant().tenant.assignments = []
  vi.setSystemTime(Date.now() + 61_000)
  await expect(readPhoto(amara(), proof)).rejects.toMatchObject({ failure: 'not-found' })
})

test('somebody else’s person has no face, whosever proof is shown', async () => {
  signedInAs('tessa')
  const stranger = [...unit('Harbour Quay').members].find((id) => !unit('Pike Street').members.has(id)) ?? ''
  const foreign = await proofFor(stranger)
  signedInAs('megan')
  for (const proof of ['', 'x', foreign, await proofFor(amara())])
    await expect(readPhoto(stranger, proof)).rejects.toMatchObject({ failure: 'not-found' })
})

test('who has no picture has none, and an id that is none leads nowhere', async () => {
  account('amara.okafor').photo = null
  signedInAs('megan')
  expect(await readPhoto(amara(), await proofFor(amara()))).toBeNull()
  await expect(readPhoto('me', '')).rejects.toMatchObject({ failure: 'not-found' })
})

test('what is no JPEG is not shown', async () => {
  signedInAs('megan')
  const html = { replaceBody: '<svg onload=alert(1)>', contentType: 'image/svg+xml' }
  withPhoto('amara.okafor')
  pretendTenant().state.faults.push({ match: { path: '/photos/' }, fault: html })
  expect(await readPhoto(amara(), await proofFor(amara()))).toBeNull()
})
