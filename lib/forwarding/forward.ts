import 'server-only'
import { setImmediate as others, setTimeout as wait } from 'node:timers/promises'
import { env } from '../env'
import { AppError } from '../errors'
import { log } from '../log'
import { endTurn, giveUpTurn, takeTurn, type Turn } from '../store/audit-cursors'
import { readTrail, type Entry } from '../store/audit-reading'
import type { Destination } from './destination'
import { syslog } from './syslog'
import { webhook } from './webhook'

const every = 2_000
/** Longer than sending may take: a node that dies meanwhile holds the others up no longer than this. */
const turn = 30_000
/** So often it is tried to write down what was taken, which is well within a turn. */
const tries = 10
/** So many records go at once; to a destination that took nothing fewer, as one of them may be too much for it. */
const atOnce = [50, 10, 1]
/** So long a destination that took nothing is left alone, twice as long after each time. */
const pause = { least: 1_000, most: 60_000 }
/** Records that have waited so long raise an alarm in the log. */
const longestLag = 5 * 60_000

/** On every node: sends the trail where the settings say, a few records after another, beside everything else. */
export function startForwarding(): void {
  const { webhook: hook, syslog: collector } = env()
  for (const destination of [hook && webhook(hook), collector && syslog(collector)])
    if (destination) keepForwarding(destination)
}

function keepForwarding(destination: Destination): void {
  let isBusy = false
  async function round(): Promise<void> {
    if (isBusy) return
    isBusy = true
    try {
      while (await forward(destination)) await others()
    } catch (error) {
      log().warn(
        { event: 'not-forwarding', destination: destination.name, reason: String(error) },
        'store away',
      )
    } finally {
      isBusy = false
    }
  }
  setInterval(() => void round(), every).unref()
}

/**
 * Sends the next few records, if there are any and this node has the turn. The destination has them before that is
 * written down: whatever breaks in between, they are sent again, with the same numbers and links. Returns whether it took
 * them, so that the next ones may follow. Throws `unavailable`.
 */
export async function forward(destination: Destination): Promise<boolean> {
  const mine = await takeTurn(destination.name, turn)
  if (!mine) return false
  const { entries, through } = await nextOf(mine)
  try {
    if (entries.length > 0) await destination.send(entries)
  } catch (error) {
    tellFailure(mine, entries, error)
    await giveUpTurn(mine, Math.min(pause.most, pause.least * 2 ** mine.failures))
    return false
  }
  await patiently(() => endTurn(mine, through))
  if (mine.failures > 0)
    log().info({ event: 'forwarded-again', ...placeOf(mine) }, 'the trail is taken again')
  return true
}

/** A store that is busy just now is given it again: what is not written down is sent once more. */
async function patiently(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await work()
    } catch (error) {
      if (attempt === tries) throw error
      await wait(500)
    }
}

/** By their places, so that one which somebody made unreadable holds up none of the others: `audit:verify` tells of it. */
async function nextOf(mine: Turn): Promise<{ entries: Entry[]; through: number }> {
  const after = Math.max(mine.seq, mine.first - 1)
  if (mine.seq > 0 && after > mine.seq)
    log().error({ event: 'not-forwarded-in-time', ...placeOf(mine), gone: after }, 'records went before')
  const limit = atOnce[Math.min(mine.failures, atOnce.length - 1)] ?? 1
  const through = Math.min(after + limit, mine.last)
  const bounds = { after, before: through + 1, limit, oldestFirst: true }
  return { entries: await readTrail('all', {}, bounds), through }
}

function placeOf({ destination, seq, last }: Turn) {
  return { destination, seq, behind: last - seq }
}

/** No word of the address: a secret may be in it. */
function tellFailure(mine: Turn, [oldest]: Entry[], error: unknown): void {
  const lag = oldest ? Date.now() - Date.parse(oldest.record.ts) : 0
  const told = { event: 'not-forwarded', ...placeOf(mine), lag, reason: reasonOf(error) }
  if (lag > longestLag) log().error(told, 'the trail has not been taken for minutes')
  else log().warn(told, 'the trail was not taken')
}

function reasonOf(error: unknown): string {
  if (error instanceof AppError) return error.failure
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error ? String(error.code) : error.name
}
