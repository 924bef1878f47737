import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { env } from '@/lib/env'
import { forward } from '@/lib/forwarding/forward'
import { syslog } from '@/lib/forwarding/syslog'
import { record } from '@/lib/store/audit'
import { verifyExport } from '@/lib/store/audit-export'
import { aManager, aPerson, aReset } from '../store/a-trail'
import { aCollector, certificate, parsed } from './receivers'
import { caughtUp, cursorOf, forwardAll, later, write } from './trail'

let collector: Awaited<ReturnType<typeof aCollector>>
beforeEach(caughtUp)
afterEach(() => collector.close())

describe('over TCP', () => {
  beforeEach(async () => void (collector = await aCollector()))

  test('a collector gets every record once, in order, as RFC 5424 wants it, and each proves itself', async () => {
    const last = await write(60)
    await forwardAll(syslog(collector.place))
    const messages = collector.messages.map(parsed)
    expect(messages.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 60 }, (_, n) => last - 59 + n),
    )
    expect(messages[0]).toMatchObject({
      priority: 13 * 8 + 5,
      app: 'my-staff',
      id: 'outcome',
      record: { seq: last - 59, target: { name: 'Zoë Müller' } },
    })
    const lines = messages.map((one) => JSON.stringify(one.record)).join('\n')
    expect(verifyExport(env().auditKey, lines).faults).toMatchObject([{ part: 'manifest' }])
  })

  test('what was refused or failed stands out', async () => {
    await record(aReset(aManager(), aPerson(), { phase: 'deny', result: 'denied' }))
    await forwardAll(syslog(collector.place))
    expect(collector.messages.map(parsed)).toMatchObject([{ priority: 13 * 8 + 4, id: 'deny' }])
  })

  test.each(['breaks off', 'closes at once', 'never closes', 'talks'] as const)(
    'of a collector that %s nothing is believed, and it gets all of it again',
    async (manner) => {
      const last = await write(2)
      collector.behaves(manner)
      expect(await forward(syslog(collector.place, 600))).toBe(false)
      expect(await cursorOf('syslog')).toMatchObject({ seq: last - 2, failures: 1 })
      collector.behaves('reads')
      await later()
      await forwardAll(syslog(collector.place))
      expect(collector.messages.map((one) => parsed(one).sequence).slice(-2)).toEqual([last - 1, last])
    },
  )

  test('a collector that is away gets it when it is back', async () => {
    await write(1)
    const { port } = collector.place
    await collector.close()
    expect(await forward(syslog({ host: '127.0.0.1', port, tls: false }))).toBe(false)
    collector = await aCollector()
    await later()
    await forwardAll(syslog(collector.place))
    expect(collector.messages).toHaveLength(1)
  })
})

describe('over TLS', () => {
  beforeEach(async () => void (collector = await aCollector({ tls: true })))

  test('a collector that somebody vouches for gets the records', async () => {
    await write(3)
    await forwardAll(syslog({ ...collector.place, ca: certificate }))
    expect(collector.messages.map(parsed)).toHaveLength(3)
  })

  test('one whose certificate nobody knows gets nothing', async () => {
    await write(1)
    expect(await forward(syslog(collector.place))).toBe(false)
    expect(await cursorOf('syslog')).toMatchObject({ failures: 1 })
    expect(collector.messages).toEqual([])
  })
})
