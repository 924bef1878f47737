// One node of several: appends records to the trail that all of them share, and says how long each took.
import { setTimeout as wait } from 'node:timers/promises'
import { AppError } from '@/lib/errors'
import { record, type AuditEvent } from '@/lib/store/audit'
import { aManager, aPerson, aReset } from './a-trail'

export type Task = { name: string; records: number; atOnce: number }
export type Report = { appended: string[]; ms: number[]; refused: number }

async function run({ name, records, atOnce }: Task): Promise<void> {
  const [megan, adele] = [aManager(), aPerson()]
  let next = 0
  const workers = Array.from({ length: atOnce }, async () => {
    while (next < records) {
      const operation = `${name}-${(next += 1)}`
      const began = performance.now()
      const refused = await append(aReset(megan, adele, { operation }))
      // What was said to be written must be there, whatever happens to this process.
      process.send?.({ appended: [operation], ms: [performance.now() - began], refused } satisfies Report)
    }
  })
  await Promise.all(workers)
}

/** Whoever waits too long is refused, and comes back: a machine may be busy with other things. */
async function append(event: AuditEvent): Promise<number> {
  for (let refused = 0; ; refused += 1) {
    const isDone = await record(event).then(
      () => true,
      (error: unknown) => {
        if (error instanceof AppError && error.failure === 'unavailable') return false
        throw error
      },
    )
    if (isDone) return refused
    await wait(100)
  }
}

process.once('message', (task: Task) => {
  void run(task).then(() => process.send?.('done', () => process.exit(0)))
})
