// One node of several: appends records to the trail that all of them share, and says how long each took.
import { record } from '@/lib/store/audit'
import { aManager, aPerson, aReset } from './a-trail'

export type Task = { name: string; records: number; atOnce: number }
export type Report = { appended: string[]; ms: number[] }

async function run({ name, records, atOnce }: Task): Promise<void> {
  const [megan, adele] = [aManager(), aPerson()]
  let next = 0
  const workers = Array.from({ length: atOnce }, async () => {
    while (next < records) {
      const operation = `${name}-${(next += 1)}`
      const began = performance.now()
      await record(aReset(megan, adele, { operation }))
      // What was said to be written must be there, whatever happens to this process.
      process.send?.({ appended: [operation], ms: [performance.now() - began] } satisfies Report)
    }
  })
  await Promise.all(workers)
}

process.once('message', (task: Task) => {
  void run(task).then(() => process.send?.('done', () => process.exit(0)))
})
