import { monitorEventLoopDelay } from 'node:perf_hooks'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { record } from '@/lib/store/audit'
import type { Sight, TrailFilter } from '@/lib/store/audit-reading'
import { searchTrail, wholeTrail } from '@/lib/store/audit-search'
import { database, open, type Database } from '@/lib/store/database'
import { aManager, aPerson, aReset } from './a-trail'

/** 40,000 records in the normal run, 400,000 at night: `TRAIL=400000`. */
const size = Number(process.env.TRAIL ?? 40_000)

const [megan, alex, amara] = [aManager(), aManager('Alex Moreau'), aPerson()]

/** Two records of a quiet location, and after them very many of a busy one. */
beforeAll(async () => {
  await record(aReset(megan, amara))
  await record(aReset(alex, amara, { action: 'phone', result: 'failed' }))
  const url = process.env.DATABASE_URL
  const db = url ? await open({ url, patient: true }) : await database()
  for (let from = 3; from <= size; from += 20_000) await addMany(db, from, Math.min(from + 19_999, size))
  if (url) await db.destroy()
}, 3_600_000)

async function addMany(db: Database, from: number, to: number): Promise<void> {
  const many = sql`with recursive n (i) as (select ${from} + 0 union all select i + 1 from n where i < ${to})`
  await sql`insert into audit ${many}
    select i, 'made ' || i, at, phase, action, 'ok', null, 'somebody', 'anybody', record, prev, mac
    from n, (select * from audit where seq = 1) model`.execute(db)
  await sql`insert into audit_units ${many} select 'a busy unit', i from n`.execute(db)
  await sql`insert into audit_personal ${many}
    select i, part, 'anybody', salt, oid, 'hugo@contoso.example', 'Hugo Lambert', null, null, null
    from n, (select * from audit_personal where seq = 1) model`.execute(db)
}

const quiet: Sight = { self: megan.id, units: [amara.unit?.id ?? ''] }
const seldom: [what: string, sight: Sight, filter: TrailFilter, found: number[]][] = [
  ['a quiet location', quiet, { phases: ['outcome'], latestOnly: true }, [2, 1]],
  ['an outcome that is rare', 'all', { results: ['failed'], latestOnly: true }, [2]],
  ['an action that is rare', 'all', { action: 'phone' }, [2]],
  ['a name that is rare', 'all', { by: 'moreau' }, [2]],
  ['one’s own records', { self: alex.id, units: ['a busy unit'] }, { byId: alex.id }, [2]],
]

test.each(seldom)(
  `%s is found among ${size.toLocaleString('en')} records, and nobody else has to wait for it`,
  async (what, sight, filter, found) => {
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    const began = performance.now()
    const { entries, next } = await searchTrail(sight, filter, {
      before: undefined,
      limit: 51,
      until: Infinity,
    })
    delay.disable()
    expect([entries.map(({ seq }) => seq), next]).toEqual([found, null])
    const [took, held] = [performance.now() - began, delay.max / 1e6].map(Math.round)
    process.stdout.write(`    ${what}: ${took} ms, the process was busy for ${held} ms at a time\n`)
    // How long is printed; only a machine that does nothing else can be held to it.
    if (process.env.TRAIL) expect(held).toBeLessThan(700)
  },
)

test('whoever is not to wait so long goes on from where it stopped', async () => {
  const search = (before?: number) => searchTrail(quiet, {}, { before, limit: 51, until: 0 })
  const seen: number[] = []
  let { entries, next } = await search()
  for (; next !== null; { entries, next } = await search(next)) seen.push(...entries.map(({ seq }) => seq))
  expect([...seen, ...entries.map(({ seq }) => seq)]).toEqual([2, 1])
})

test('a file of it holds each record that fits, once and in order', async () => {
  const found: number[] = []
  for await (const entries of wholeTrail(quiet, {})) found.push(...entries.map(({ seq }) => seq))
  expect(found).toEqual([1, 2])
})
