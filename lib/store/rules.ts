import 'server-only'
import { z } from 'zod'
import { changeRules } from '../env'
import { AppError } from '../errors'
import { log } from '../log'
import { oncePerRequest } from '../request'
import { ruleNames, unfitRules, type RuleChanges } from '../rule-settings'
import { database, write } from './database'
import { seal, unseal } from './seal'

/** What was changed in Setup, and how often: whoever changes it next has to have seen this version. */
export type StoredRules = { version: number; changes: RuleChanges; logo: string | null }

/** `logo`: the hash of the picture. */
const stored = z.object({
  changes: z.partialRecord(z.enum(ruleNames as [string, ...string[]]), z.string()),
  logo: z.string().nullable(),
})

const nothing: StoredRules = { version: 0, changes: {}, logo: null }

type Known = { sealed: string | null; rules: StoredRules }
// Next bundles instrumentation apart from the pages: each of them has settings of its own, and knows what they hold.
let known: Known = { sealed: null, rules: nothing }

/**
 * Sees to it that this process goes by the rules as they are in the store. Asked before a session is judged, so that what
 * was changed on another node counts from the next request on. Throws `unavailable`.
 */
export async function freshRules(): Promise<StoredRules> {
  await readOnce('rules')
  return known.rules
}

const readOnce = oncePerRequest(takeOver)

async function takeOver(): Promise<void> {
  const db = await database()
  const row = await db.selectFrom('rules').selectAll().where('name', '=', 'settings').executeTakeFirst()
  const sealed = row?.sealed ?? null
  if (sealed !== known.sealed) {
    const rules = row ? { ...(await opened(row.sealed)), version: row.version } : nothing
    changeRules(rules.changes)
    known = { sealed, rules }
  }
}

/** The same for a page that is shown without a store too. */
export async function freshRulesIfAny(): Promise<StoredRules | null> {
  return freshRules().catch((error: unknown) => {
    if (error instanceof AppError) return null
    throw error
  })
}

/** What cannot be read, or is no longer what a setting may be, is left to the environment, and told. */
async function opened(sealed: string): Promise<Omit<StoredRules, 'version'>> {
  const text = await unseal('rules', sealed)
  const read = text === null ? null : stored.safeParse(JSON.parse(text)).data
  if (!read) {
    log().error(
      { event: 'rules-unreadable' },
      'the rules of Setup cannot be read: those of the environment hold',
    )
    return nothing
  }
  const unfit = unfitRules(read.changes)
  if (unfit.length > 0) log().error({ event: 'rules-unfit', names: unfit }, 'rules of Setup that do not fit')
  const fit = Object.entries(read.changes).filter(([name]) => !unfit.some((one) => one === name))
  return { changes: Object.fromEntries(fit), logo: read.logo }
}

/** `bytes`: the picture; null takes it away, undefined leaves it. */
export type LogoChange = { hash: string; bytes: Uint8Array } | null | undefined

/** Writes what was changed in Setup. Throws `changed-meanwhile` if that is not what there was at `version`. */
export async function writeRules(version: number, changes: RuleChanges, logo: LogoChange): Promise<void> {
  const { logo: before } = await freshRules()
  const hash = logo === undefined ? before : (logo?.hash ?? null)
  const sealed = await seal('rules', JSON.stringify({ changes, logo: hash }))
  const picture = logo ? await seal('logo', Buffer.from(logo.bytes).toString('base64')) : null
  await write((db) =>
    db.transaction().execute(async (transaction) => {
      const row = { name: 'settings' as const, version: version + 1, sealed }
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
          .values({ name: 'logo', version: version + 1, sealed: picture })
          .execute()
    }),
  )
  await takeOver()
}

/** The organisation's own logo. */
export async function readLogo(): Promise<Uint8Array | null> {
  const db = await database()
  const row = await db.selectFrom('rules').select('sealed').where('name', '=', 'logo').executeTakeFirst()
  const text = row ? await unseal('logo', row.sealed) : null
  return text === null ? null : new Uint8Array(Buffer.from(text, 'base64'))
}
