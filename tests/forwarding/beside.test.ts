import { expect, test } from 'vitest'
import { resetPassword } from '@/app/staff/[staffId]/reset-password/action'
import { forward } from '@/lib/forwarding/forward'
import { syslog } from '@/lib/forwarding/syslog'
import { webhook } from '@/lib/forwarding/webhook'
import { formFor, inPretendTenant, signedInAs } from '../tenant'
import { aCollector, aWebhook, secret } from './receivers'
import { caughtUp, forwardAll, lastSeq } from './trail'

inPretendTenant()

test('no action waits for a receiver: while both of them hang, a password is reset', async () => {
  const receiver = await aWebhook()
  const collector = await aCollector()
  receiver.answers(() => undefined)
  collector.behaves('never closes')
  signedInAs('megan')
  await resetPassword(null, formFor('amara.okafor'))
  const ended: boolean[] = []
  const under = [webhook({ url: receiver.url, secret }, 3_000), syslog(collector.place, 3_000)].map(
    async (place) => ended.push(await forward(place)),
  )
  expect(await resetPassword(null, formFor('amara.okafor'))).toMatchObject({ status: 'done' })
  expect(ended, 'they are still waited for').toEqual([])
  await receiver.close()
  await collector.close()
  await Promise.all(under)
  expect(ended).toHaveLength(2)
})

test('what is sent holds no password', async () => {
  const receiver = await aWebhook()
  signedInAs('megan')
  await caughtUp()
  const before = await lastSeq()
  const state = await resetPassword(null, formFor('amara.okafor'))
  await forwardAll(webhook({ url: receiver.url, secret }))
  expect(receiver.taken.map(({ seq, phase }) => [seq, phase])).toEqual([
    [before + 1, 'intent'],
    [before + 2, 'outcome'],
  ])
  const shown = state.status === 'done' ? state.result.temporaryPassword : null
  expect(shown).not.toBeNull()
  expect(receiver.requests.map(({ body }) => body).join()).not.toContain(shown)
  await receiver.close()
})
