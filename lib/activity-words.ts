import 'server-only'
import { getFormatter, getTranslations } from 'next-intl/server'
import { env } from './env'
import { givable, roleIdOf } from './graph/delegation'
import { isolated } from './isolated'
import type { Entry } from './store/audit-reading'

/** A record in the reader's words. */
export type Told = {
  seq: number
  day: string
  /** The day once more, in short. */
  date: string
  time: string
  sentence: string
  /** Of the person: it tells apart who is called alike. */
  signInName: string | null
  /** How it was checked, the reason, where: what else is known. */
  details: string[]
  outcome: { tone: 'positive' | 'caution' | 'danger' | 'plain'; text: string } | null
  /** The page of the person it was done to. */
  href: string | null
}

const tones = {
  ok: 'positive',
  failed: 'danger',
  denied: 'danger',
  unknown: 'caution',
  pending: 'plain',
} as const

type Subject = Entry['actor']

/** Records as sentences, in the reader's language and by the clock of the machine the app runs on. */
export async function tellActivity(entries: Entry[]): Promise<Told[]> {
  const [t, problems, setup, format] = await Promise.all([
    getTranslations('activity'),
    getTranslations('problems'),
    getTranslations('setup'),
    getFormatter(),
  ])

  function nameOf(words: Subject, isNamed: boolean): string {
    const name = words?.name || words?.sign_in_name
    if (name) return isolated(name)
    // Of somebody out of reach nothing but the id was ever written down.
    return isNamed && !words ? t('forgotten') : t('nobody')
  }

  function sentenceOf({ record, actor, target }: Entry): string {
    const { action, phase, result, subjects } = record
    const named = `actions.${action}` as 'actions.phone'
    const values = {
      actor: nameOf(actor, Boolean(subjects.actor?.pseudonym)),
      person: nameOf(target, Boolean(subjects.target?.pseudonym)),
      action: t.has(named) ? t(named) : action,
      what: whatOf(record),
      role: roleOf(record),
      location: record.target?.unit ? isolated(record.target.unit.name) : t('nobody'),
      ok: result === 'ok' ? 'yes' : 'no',
      time: timeOf(record.change?.at),
    }
    const alone = phase === 'deny' ? 'tried' : 'alone'
    const kind = phase === 'alarm' ? 'alarm' : record.target ? 'done' : alone
    // Actions come from the record; one that this version has no sentence for is told by its name.
    const key = `${kind}.${action}` as 'done.other'
    return t(t.has(key) ? key : (`${kind}.other` as const), values)
  }

  /** What of several things a capability does; of a fix, the check that found the fault, and of rules each, by its name. */
  function whatOf({ action, change }: Entry['record']): string {
    if (action === 'setup-rules')
      return format.list(Object.entries(change ?? {}).map(ruleOf), { type: 'unit' })
    const what = String(change?.what ?? '')
    const key = `checks.${what}.name` as 'checks.consent.name'
    return action === 'setup-fix' && setup.has(key) ? setup(key) : what
  }

  function ruleOf([name, change]: [string, unknown]): string {
    const key = `rules.fields.${name}.label` as 'rules.fields.PASS.label'
    const label = name === 'LOGO' ? setup('rules.logo.label') : setup.has(key) ? setup(key) : name
    return `${label}: ${isolated(String(change))}`
  }

  function roleOf({ change }: Entry['record']): string {
    const known = givable.find((role) => roleIdOf(role) === change?.roleId)
    return known ? setup(`delegation.roles.${known}`) : isolated(String(change?.role ?? '–'))
  }

  function timeOf(at: unknown): string {
    const time = typeof at === 'string' ? Date.parse(at) : NaN
    return Number.isNaN(time)
      ? ''
      : format.dateTime(new Date(time), { dateStyle: 'medium', timeStyle: 'short' })
  }

  function reasonOf({ reason, result }: Entry['record']): string | null {
    if (reason === null) return null
    const rule = `reasons.${reason}` as 'reasons.role'
    const failure = `${reason}.title` as 'busy.title'
    if (t.has(rule)) return t(rule)
    // Of what went well, a code tells nothing.
    if (result === 'ok') return null
    return problems.has(failure) ? problems(failure) : reason
  }

  function checkedOf(how: string | null | undefined): string | null {
    if (!how) return null
    const key = `checked.${how}` as 'checked.other'
    return t.has(key) ? t(key) : how
  }

  return entries.map((entry) => {
    const { record, target } = entry
    const at = new Date(record.ts)
    const details = [
      reasonOf(record),
      typeof record.change?.detail === 'string' && t('detail', { detail: isolated(record.change.detail) }),
      typeof record.change?.changes === 'string' && isolated(record.change.changes),
      checkedOf(record.verify?.how),
      target?.note && isolated(target.note),
      record.target?.unit && isolated(record.target.unit.name),
    ]
    return {
      seq: entry.seq,
      day: format.dateTime(at, { dateStyle: 'full' }),
      date: format.dateTime(at, { dateStyle: 'medium' }),
      time: format.dateTime(at, { timeStyle: 'short' }),
      sentence: sentenceOf(entry),
      signInName: target?.oid === env().tenantId ? null : (target?.sign_in_name ?? null),
      details: details.flatMap((detail) => detail || []),
      outcome: record.result && { tone: tones[record.result], text: t(`outcomes.${record.result}`) },
      // Of the organisation itself there is no page.
      href: target?.oid && target.oid !== env().tenantId ? `/staff/${target.oid}` : null,
    }
  })
}
