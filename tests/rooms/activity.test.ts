import { describe, expect, test } from 'vitest'
import { GET } from '@/app/activity/export/route'
import { getActivity, getExport } from '@/app/activity/queries'
import { activitySearch, type ActivitySearch } from '@/app/activity/schema'
import { readRecentActivity } from '@/lib/activity'
import { tellActivity } from '@/lib/activity-words'
import { actorFor } from '@/lib/auth/recorded'
import { env } from '@/lib/env'
import { record, type AuditEvent } from '@/lib/store/audit'
import { verifyExport } from '@/lib/store/audit-export'
import { pretend } from '../pretend'
import { aReset } from '../store/a-trail'
import { roleIds } from '../simulator/roles'
import { createAssignment } from '../simulator/tenant'
import { account, inPretendTenant, pretendTenant, signedInAs, unit } from '../tenant'

inPretendTenant()

/** One test's records from another's: they share one trail, as everybody does. */
let note = ''
function noted(): string {
  note = `note ${crypto.randomUUID()}`
  return note
}

/** Somebody did something to a person of a location. */
async function did(
  persona: string,
  name: string,
  location: string,
  more: Partial<AuditEvent> = {},
): Promise<void> {
  const before = pretend.manager
  signedInAs(persona)
  const { user } = account(name)
  if (!pretend.manager) throw new Error('Nobody is signed in')
  await record(
    aReset(
      actorFor(pretend.manager),
      {
        id: user.id,
        name: user.displayName,
        signInName: user.userPrincipalName,
        unit: { id: unit(location).id, name: location },
      },
      { evidence: { how: 'in-person', reason: note }, ...more },
    ),
  )
  pretend.manager = before
}

/** What the manager reads of this test's records. */
async function reads(search: Partial<ActivitySearch> = {}): Promise<string[]> {
  const { entries } = await getActivity(search)
  return (await tellActivity(entries.filter(({ target }) => target?.note === note))).map(
    ({ sentence, outcome }) => `${sentence.replaceAll(/[\u2068\u2069]/g, '')}: ${outcome?.text}`,
  )
}

describe('a manager', () => {
  test('reads what was done to their people, in a sentence', async () => {
    noted()
    await did('alex', 'amara.okafor', 'Pike Street')
    signedInAs('megan')
    expect(await reads()).toEqual(['Alex Moreau reset the password of Amara Okafor: Done'])
    const [entry] = (await getActivity({})).entries
    const [told] = await tellActivity(entry ? [entry] : [])
    expect(told?.details).toEqual(['Checked in person', `\u2068${note}\u2069`, '\u2068Pike Street\u2069'])
    expect(told?.href).toBe(`/staff/${account('amara.okafor').user.id}`)
  })

  test('reads what was done to a phone number', async () => {
    noted()
    for (const what of ['added', 'changed', 'removed', 'smsOn', 'smsOff'])
      await did('alex', 'amara.okafor', 'Pike Street', { action: 'phone', change: { what, type: 'mobile' } })
    signedInAs('megan')
    expect(await reads()).toEqual([
      'Alex Moreau turned off SMS sign-in for Amara Okafor: Done',
      'Alex Moreau turned on SMS sign-in for Amara Okafor: Done',
      'Alex Moreau removed a phone number of Amara Okafor: Done',
      'Alex Moreau changed a phone number of Amara Okafor: Done',
      'Alex Moreau added a phone number for Amara Okafor: Done',
    ])
  })

  test('reads nothing of other managers’ people', async () => {
    noted()
    await did('hugo', 'amara.okafor', 'Garden Terrace')
    signedInAs('megan')
    expect(await reads()).toEqual([])
    signedInAs('nora')
    expect(await reads()).toEqual([])
  })

  test('reads what they did themselves, whoever looks after that person now', async () => {
    noted()
    await did('hugo', 'amara.okafor', 'Garden Terrace')
    signedInAs('hugo')
    expect(await reads()).toHaveLength(1)
  })

  test('reads no more of somebody who has left the location', async () => {
    noted()
    await did('alex', 'amara.okafor', 'Pike Street')
    unit('Pike Street').members.delete(account('amara.okafor').user.id)
    signedInAs('megan')
    expect(await reads()).toEqual([])
  })

  test('finds all that was done to a person who came from another location', async () => {
    noted()
    await did('priya', 'amara.okafor', 'Riverside Campus')
    signedInAs('megan')
    const { id } = account('amara.okafor').user
    expect(await reads({ person: id })).toHaveLength(1)
    expect((await readRecentActivity(id)).at(0)?.target?.note).toBe(note)
  })

  test('is told of nobody who is not theirs, by whatever id', async () => {
    signedInAs('megan')
    for (const id of [account('nora').user.id, crypto.randomUUID()]) {
      await expect(getActivity({ person: id })).rejects.toMatchObject({ failure: 'not-found' })
      await expect(getExport({ person: id })).rejects.toMatchObject({ failure: 'not-found' })
      await expect(readRecentActivity(id)).rejects.toMatchObject({ failure: 'not-found' })
    }
  })

  test('reads one line for what was done, however many records it left', async () => {
    noted()
    const operation = crypto.randomUUID()
    await did('megan', 'amara.okafor', 'Pike Street', { operation, phase: 'intent', result: 'pending' })
    signedInAs('megan')
    expect(await reads()).toEqual(['Megan Bowen tried to reset the password of Amara Okafor: Under way'])
    await did('megan', 'amara.okafor', 'Pike Street', { operation, result: 'unknown', reason: 'unanswered' })
    expect(await reads()).toEqual([
      'Megan Bowen tried to reset the password of Amara Okafor: Outcome unknown',
    ])
  })
})

describe('the tenant', () => {
  test.each(['globalAdministrator', 'privilegedRoleAdministrator', 'globalReader'] as const)(
    'is read whole by a %s',
    async (role) => {
      noted()
      await did('hugo', 'amara.okafor', 'Garden Terrace')
      signedInAs('nora')
      expect(await reads()).toEqual([])
      const { tenant } = pretendTenant()
      tenant.assignments.push(createAssignment(tenant, account('nora').user.id, roleIds[role], '/'))
      signedInAs('nora')
      expect(await reads()).toHaveLength(1)
    },
  )
})

describe('a filter', () => {
  test('finds by person, manager, action, outcome and day', async () => {
    noted()
    await did('alex', 'amara.okafor', 'Pike Street')
    await did('megan', 'ingrid.sorensen', 'Pike Street', { result: 'failed', reason: 'busy' })
    signedInAs('megan')
    expect(await reads({ person: 'OKAFOR' })).toHaveLength(1)
    expect(await reads({ person: 'Sørensen' })).toHaveLength(1)
    expect(await reads({ by: 'alex@' })).toHaveLength(1)
    expect(await reads({ by: account('megan').user.id })).toHaveLength(1)
    expect(await reads({ outcome: 'failed' })).toHaveLength(1)
    expect(await reads({ action: 'reset-password' })).toHaveLength(2)
    expect(await reads({ action: 'sign-ins' })).toEqual([])
    const today = new Date().toLocaleDateString('sv')
    expect(await reads({ from: today, to: today })).toHaveLength(2)
    expect(await reads({ to: '2020-01-01' })).toEqual([])
    expect(await reads({ person: '%' })).toEqual([])
  })

  test('that makes no sense is no filter', () => {
    const bent = { person: ['a', 'b'], action: 'drop table', outcome: '', from: '2026-13-40', before: '-1' }
    expect(activitySearch.parse(bent)).toEqual({})
  })

  test('leads page by page to the beginning', async () => {
    noted()
    for (let n = 0; n < 60; n += 1) await did('megan', 'amara.okafor', 'Pike Street')
    signedInAs('megan')
    const first = await getActivity({ person: 'Amara' })
    expect(first.entries).toHaveLength(50)
    const second = await getActivity({ person: 'Amara', before: first.next ?? 0 })
    const seqs = [...first.entries, ...second.entries].map(({ seq }) => seq)
    expect(seqs.length).toBeGreaterThanOrEqual(60)
    expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => b - a))
    expect(second.next).toBeNull()
  })
})

describe('reading', () => {
  test('is written down, and so is taking away', async () => {
    signedInAs('megan')
    await getActivity({})
    await GET(new Request('https://x.example/activity/export'))
    const { entries } = await getActivity({ action: 'reading' })
    expect(entries.slice(0, 2).map(({ record: read }) => read.action)).toEqual([
      'export-activity',
      'read-activity',
    ])
    expect(entries[0]?.actor?.oid).toBe(account('megan').user.id)
  })
})

describe('a file', () => {
  test('holds what the manager may read, and proves itself', async () => {
    noted()
    await did('alex', 'amara.okafor', 'Pike Street')
    await did('hugo', 'hugo', 'Garden Terrace')
    signedInAs('megan')
    const answer = await GET(new Request('https://x.example/activity/export?format=jsonl'))
    const text = await answer.text()
    expect(text.split(note)).toHaveLength(2)
    expect(verifyExport(env().auditKey, text).faults).toEqual([])
  })

  test('of a stranger is the way to sign in', async () => {
    const answer = await GET(new Request('https://x.example/activity/export?format=csv&person=x'))
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `${env().publicAddress}/activity?person=x`,
    ])
  })

  test.each([
    '=HYPERLINK("//evil")',
    '+1',
    '-1',
    '@SUM(A1)',
    '\tx',
    '\rx',
    '＝1',
    ' =1',
    '"quoted", and\nmore',
    '\u200b=1',
  ])('for a spreadsheet holds no formula: %j', async (name) => {
    noted()
    const { user } = account('amara.okafor')
    user.displayName = name
    await did('megan', 'amara.okafor', 'Pike Street')
    signedInAs('megan')
    const answer = await GET(new Request('https://x.example/activity/export?format=csv'))
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const row = cells(await answer.text()).find((one) => one.includes(note))
    const cell = row?.[9] ?? ''
    expect(cell.replace(/^'/, '')).toBe(name)
    for (const each of row ?? []) expect(each).not.toMatch(/^[\s\u200b]*[=+\-@＝＋－＠]/)
  })
})

/** RFC 4180, read by somebody else than who wrote it. */
function cells(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted = '', end] of text.slice(1).matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted.replaceAll('""', '"'))
    if (end !== ',') rows.push([])
  }
  return rows
}
