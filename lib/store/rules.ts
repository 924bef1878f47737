import 'server-only'
import { z } from 'zod'
import { changeRules } from '../env'
import { AppError } from '../errors'
import { log } from '../log'
import { oncePerRequest } from '../request'
import { ruleNames, unfitRules, type RuleChanges, type RuleName } from '../rule-settings'
import { database, write, type Database } from './database'
import { isSealedAnew, seal, unseal } from './seal'
import { ifWritable, unavailable } from './unavailable'

/** What was changed in Setup, and how often: whoever changes it next has to have seen this version. */
export type StoredRules = { version: number; changes: RuleChanges; logo: string | null }

/** `logo`: the hash of the picture. */
const stored = z.object({
  version: z.number(),
  changes: z.record(z.string(), z.string()),
  logo: z.string().nullable(),
})

// Next bundles instrumentation apart from the pages: each of them has settings of its own, and knows what they hold.
let known: { sealed: string | null; rules: StoredRules } = {
  sealed: null,
  rules: { version: 0, changes: {}, logo: null },
}
let asked = 0
let answered = 0

/**
 * Sees to it that this process goes by the rules as they are in the store. Asked before a session is judged, so that what
 * was changed on another node counts from the next request on. Throws `unavailable`, also where rules are there that
 * cannot be read: without them nothing would be as strict as somebody made it (`npm run setup:reset-rules`).
 */
export async function freshRules(): Promise<StoredRules> {
  await readOnce('rules')
  return known.rules
}

const readOnce = oncePerRequest(takeOver)

async function takeOver(): Promise<void> {
  asked += 1
  const turn = asked
  const row = await rowOf(await database(), 'settings')
  if (!row || row.sealed === known.sealed) return
  const rules = await opened(row)
  // One that was asked later may have been answered sooner; and nobody goes back to rules from before.
  if (turn < answered || (rules && rules.version < known.rules.version)) return
  if (!rules && known.sealed === null) throw unavailable(new Error('The rules of Setup cannot be read'))
  if (!rules) return
  answered = turn
  changeRules(rules.changes)
  known = { sealed: row.sealed, rules }
  if (!isSealedAnew(row.sealed)) await sealAnew(row.sealed, rules)
}

function rowOf(db: Database, name: 'settings' | 'logo') {
  return db.selectFrom('rules').selectAll().where('name', '=', name).executeTakeFirst()
}

async function opened(row: { version: number; sealed: string }): Promise<StoredRules | null> {
  const text = await unseal('rules', row.sealed)
  const read = text === null ? null : stored.safeParse(JSON.parse(text)).data
  if (read?.version !== row.version) {
    log().error({ event: 'rules-unreadable', version: row.version }, 'the rules of Setup cannot be read')
    return null
  }
  const unfit = [
    ...unfitRules(read.changes),
    ...Object.keys(read.changes).filter((name) => !ruleNames.some((one) => one === name)),
  ]
  // Of a newer version, or of an older one: they are left to the environment.
  if (unfit.length > 0) log().error({ event: 'rules-unfit', names: unfit }, 'rules of Setup that do not fit')
  const fit = Object.entries(read.changes).filter(([name]) => !unfit.includes(name as RuleName))
  return { ...read, changes: Object.fromEntries(fit) }
}

/** The same for a page that is shown without a store too. */
export async function freshRulesIfAny(): Promise<StoredRules | null> {
  return freshRules().catch((error: unknown) => {
    if (error instanceof AppError) return null
    throw error
  })
}

/** After a key was added to the ring, what the older one sealed moves to it. */
async function sealAnew(old: string, rules: StoredRules): Promise<void> {
  const sealed = await seal('rules', JSON.stringify(rules))
  const picture = await rowOf(await database(), 'logo')
  const text = picture ? await unseal('logo', picture.sealed) : null
  const logo = text === null ? null : await seal('logo', text)
  const moved = write(async (db) => {
    await db.updateTable('rules').set({ sealed }).where('sealed', '=', old).execute()
    if (picture && logo)
      await db.updateTable('rules').set({ sealed: logo }).where('sealed', '=', picture.sealed).execute()
  })
  await ifWritable('key-not-rotated', moved)
}

/** `bytes`: the picture; null takes it away, undefined leaves it. */
export type LogoChange = { hash: string; bytes: Uint8Array } | null | undefined

/** Writes what was changed in Setup. Throws `changed-meanwhile` if that is not what there was at `version`. */
export async function writeRules(
  { version, logo: before }: StoredRules,
  changes: RuleChanges,
  logo: LogoChange,
): Promise<void> {
  const hash = logo === undefined ? before : (logo?.hash ?? null)
  const next = version + 1
  const sealed = await seal('rules', JSON.stringify({ version: next, changes, logo: hash }))
  const picture = logo ? await seal('logo', Buffer.from(logo.bytes).toString('base64')) : null
  await write((db) =>
    db.transaction().execute(async (transaction) => {
      const row = { name: 'settings' as const, version: next, sealed }
      const { numInsertedOrUpdatedRows: isFirst } = await transaction
        .insertInto('rules')
        .values(row)
        .onConflict((conflict) =>
          conflict.column('name').doUpdateSet(row).where('rules.version', '=', version),
        )
        .executeTakeFirst()
      if (isFirst !== 1n) throw new AppError('changed-meanwhile')
      if (logo === undefined) return
      await transaction.deleteFrom('rules').where('name', '=', 'logo').execute()
      if (picture !== null)
        await transaction
          .insertInto('rules')
          .values({ name: 'logo', version: next, sealed: picture })
          .execute()
    }),
  )
  // It is written; whether it can be read again now is another matter.
  await takeOver().catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error
  })
}

/** Back to what the environment says, whatever is in the store; for the command, when a rule locks everybody out. */
export async function resetRules(): Promise<void> {
  const row = await rowOf(await database(), 'settings')
  await writeRules({ version: row?.version ?? 0, changes: {}, logo: null }, {}, null)
}

let shownLogo: { hash: string; bytes: Uint8Array } | null = null

/** The organisation's own logo, with its hash. */
export async function readLogo(): Promise<{ hash: string; bytes: Uint8Array } | null> {
  const { logo: hash } = await freshRules()
  if (hash === null || shownLogo?.hash === hash) return hash === null ? null : shownLogo
  const row = await rowOf(await database(), 'logo')
  const text = row ? await unseal('logo', row.sealed) : null
  shownLogo = text === null ? null : { hash, bytes: new Uint8Array(Buffer.from(text, 'base64')) }
  return shownLogo
}
