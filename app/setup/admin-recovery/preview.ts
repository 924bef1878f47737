import 'server-only'
import { getTranslations } from 'next-intl/server'
import { env } from '@/lib/env'
import type { Administrator } from '@/lib/graph/administrator'
import type { SetupGrant } from '@/lib/graph/grant'
import { markOf, readLines, type Line } from './pasted'
import { schemaFor } from './save'
import type { ProofsInput } from './schema'

/** A line of the list in the reader's words. */
export type Row = {
  line: number
  name: string
  kind: 'change' | 'same' | 'fault'
  texts: string[]
}

export type Preview = {
  rows: Row[]
  /** The lines that would change something. */
  applicable: Line[]
  summary: string[]
  label: string
  /** Of what would change, and from what: what is confirmed later must be the same. */
  mark: string
}

/** A form carries what it showed before, and the proxy lets no large one in. */
export const mostLines = 50

/** What each line of a list would change, without changing anything. */
export async function preview(grant: SetupGrant<'setup-proofs'>, list: string): Promise<Preview> {
  const [t, phone, schema] = await Promise.all([
    getTranslations('setup.recovery'),
    getTranslations('phone.invalid'),
    schemaFor(grant),
  ])
  const lines = readLines(list)

  /** Of lines that say the same the first one counts; where they differ, nobody knows which is meant. */
  function isTwice(one: Line): boolean {
    const same = lines.filter((other) => isSamePerson(one, other))
    return same[0]?.line !== one.line || same.some((other) => !isSameLine(one, other))
  }

  function judged(one: Line): { row: Row; input: ProofsInput | null } {
    const read = schema.safeParse(one)
    const faults = [
      ...(isTwice(one) ? ['twice'] : []),
      ...(read.error?.issues ?? []).map(({ message }) => message),
    ].map((fault) => told(fault))
    const name = read.data?.administrator.name ?? (one.userPrincipalName || '–')
    if (!read.data || faults.length > 0)
      return { row: { line: one.line, name, kind: 'fault', texts: faults }, input: null }
    const texts = changesOf(read.data)
    const kind = texts.length > 0 ? 'change' : 'same'
    return {
      row: { line: one.line, name, kind, texts: texts.length > 0 ? texts : [t('paste.same')] },
      input: kind === 'change' ? read.data : null,
    }
  }

  function told(fault: string): string {
    // Either of the two has a sentence for every fault.
    if (fault.startsWith('phone-') && fault !== 'phone-synchronised')
      return phone(fault.slice('phone-'.length) as 'needed')
    return t(`invalid.${fault as 'nothing'}`)
  }

  function changesOf({ administrator, alternateEmail, mobilePhone }: ProofsInput): string[] {
    const { alternateEmails, mobilePhone: before } = administrator
    const isMail = alternateEmail !== null && alternateEmails.join() !== alternateEmail
    const isPhone = mobilePhone !== null && mobilePhone !== before
    // Neither an address nor a number turns with the direction of the sentence.
    const as = (value: string) => `\u2066${value}\u2069`
    const from = (now: string | null) => (now ? as(now) : t('paste.nothing'))
    return [
      ...(isMail
        ? [t('paste.email', { from: from(alternateEmails.join(', ')), to: as(alternateEmail) })]
        : []),
      ...(isPhone ? [t('paste.phone', { from: from(before), to: as(mobilePhone) })] : []),
    ]
  }

  const all = lines.map((one) => ({ line: one, ...judged(one) }))
  const changes = all.filter(({ input }) => input !== null)
  const faulty = all.filter(({ row }) => row.kind === 'fault').length
  const most = env().limits.tenMinutes
  return {
    rows: all.map(({ row }) => row),
    applicable: changes.map(({ line }) => line),
    summary: [
      t('paste.summary', { count: changes.length }),
      t('paste.faulty', { count: faulty }),
      ...(changes.length > most ? [t('paste.limit', { most })] : []),
    ].filter(Boolean),
    label: t('paste.apply', { count: changes.length }),
    mark: markOf(all.map(({ row, input }) => [row, input && beforeOf(input.administrator)])),
  }
}

function isSamePerson(one: Line, other: Line): boolean {
  return one.userPrincipalName.toLowerCase() === other.userPrincipalName.toLowerCase()
}

function isSameLine(one: Line, other: Line): boolean {
  return one.alternateEmail === other.alternateEmail && one.mobilePhone === other.mobilePhone
}

function beforeOf({ id, alternateEmails, mobilePhone }: Administrator) {
  return { id, alternateEmails, mobilePhone }
}
