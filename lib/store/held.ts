import 'server-only'
import { log } from '../log'
import { write } from './database'

/** So long after its last sign of life an operation counts as abandoned: its process has died. */
export const held = 20_000
const beat = 5_000

const running = new Set<string>()
let beating: NodeJS.Timeout | undefined

/** While the work lasts, this process says every few seconds that it is still at it. */
export async function whileHeld<T>(id: string, work: () => Promise<T>): Promise<T> {
  running.add(id)
  beating ??= setInterval(() => void prolong(), beat).unref()
  try {
    return await work()
  } finally {
    running.delete(id)
    if (running.size === 0) {
      clearInterval(beating)
      beating = undefined
    }
  }
}

async function prolong(): Promise<void> {
  const until = Date.now() + held
  await write((db) =>
    db
      .updateTable('operations')
      .set({ due_at: until })
      .where('id', 'in', [...running])
      .where('state', '=', 'sent')
      .execute(),
  ).catch(() =>
    log().warn({ event: 'operations-not-held', running: running.size }, 'the store does not write'),
  )
}
