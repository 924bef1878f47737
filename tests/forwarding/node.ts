// One node of several: writes records of its own and sends the trail, until it is killed or told to end.
import { setTimeout as wait } from 'node:timers/promises'
import { forward } from '@/lib/forwarding/forward'
import { webhook } from '@/lib/forwarding/webhook'
import { secret } from './receivers'
import { write } from './trail'

export type Task = { url: string; records: number }

let isOver = false

async function run({ url, records }: Task): Promise<void> {
  const there = webhook({ url, secret })
  const writing = (async () => {
    for (let n = 0; n < records; n += 1) await again(() => write(1))
    process.send?.('written')
  })()
  while (!isOver) if (!(await again(() => forward(there)))) await wait(20)
  await writing
}

/** A store that is too busy is asked again, as in the next round. */
async function again<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch {
      await wait(50)
    }
  }
}

process.on('disconnect', () => process.exit())
process.on('message', (told: Task | 'end') => {
  if (told === 'end') isOver = true
  else void run(told).then(() => process.exit(0))
})
