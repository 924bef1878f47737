'use server'

import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import type { ActionState } from '@/lib/actions'
import { requireRecentSignIn } from '@/lib/auth/step-up'
import { recordingDenials } from '@/lib/denials'
import { AppError } from '@/lib/errors'
import { forgetAdministrators } from '@/lib/graph/administrators'
import { authorizeSetup } from '@/lib/graph/authorize-setup'
import type { SetupGrant } from '@/lib/graph/grant'
import { requireOwnForm } from '@/lib/origin'
import { problemOf, type Problem } from '@/lib/problem'
import { answerWith } from '@/lib/request'
import type { OperationState } from '@/lib/store/database'
import { statesOf } from '@/lib/store/past-operations'
import { operationOf, readLines, type Line } from './pasted'
import { mostLines, preview, type Preview } from './preview'
import { save, type Saved } from './save'

/** What a form with a pasted list shows after it was sent; the list stays in it. */
export type ListState = { list: string } & (
  | { status: 'open' }
  | { status: 'invalid'; fault: string }
  | { status: 'failed'; problem: Problem }
  | { status: 'checked'; preview: Shown; operation: string; notice: string | null }
  | { status: 'applied'; rows: Outcome[]; summary: string[]; isWhole: boolean }
)
type Shown = Omit<Preview, 'applicable'> & { changes: number }
type Ending = 'done' | 'not-done' | 'unknown'
export type Outcome = { line: number; name: string; ending: Ending; text: string }

/** Checks a pasted list, or applies what was checked: one form for both, because its answer is drawn in one place. */
export async function sendList(previous: unknown, form: FormData): Promise<ListState> {
  return form instanceof FormData && form.get('step') === 'apply' ? applyList(form) : checkList(form)
}

/** Says line by line what a list would change, and changes nothing. */
async function checkList(form: FormData): Promise<ListState> {
  return withList(form, async (grant, list) => {
    const found = await preview(grant, list)
    if (found.rows.some(({ kind }) => kind === 'fault')) answerWith(422)
    return checked(list, found, null)
  })
}

/** Applies what was checked and confirmed; where that is no longer what would happen, nothing. */
async function applyList(form: FormData): Promise<ListState> {
  return withList(form, async (grant, list) => {
    const t = await getTranslations('setup.recovery.paste')
    const id = String(form.get('operation'))
    const before = await sentBefore(grant, id, list)
    if (before.length > 0) return applied(before, t('before'))
    const now = await preview(grant, list)
    if (now.mark !== form.get('mark')) {
      answerWith(409)
      return checked(list, now, t('changed'))
    }
    const rows: Outcome[] = []
    for (const line of now.applicable) {
      const name = now.rows.find((row) => row.line === line.line)?.name ?? line.userPrincipalName
      const one = new FormData()
      one.set('operation', operationOf(id, line.line))
      for (const field of ['userPrincipalName', 'alternateEmail', 'mobilePhone'] as const)
        one.set(field, line[field])
      rows.push({ line: line.line, name, ...(await outcomeOf(await save(null, one))) })
    }
    await forgetAdministrators()
    return applied(rows)
  })
}

/** The same form, once more: how it went then, and nothing is sent. The lines of it that ran are known by their ids. */
async function sentBefore(grant: SetupGrant<'setup-proofs'>, form: string, list: string): Promise<Outcome[]> {
  const t = await getTranslations('setup.recovery')
  const lines = readLines(list)
  const idOf = ({ line }: Line) => operationOf(form, line)
  const states = await statesOf(grant.manager.id, lines.map(idOf))
  return lines.flatMap((line) => {
    const state = states.get(idOf(line))
    if (!state) return []
    const ending = endings[state]
    const text = { done: t('paste.done'), 'not-done': t('trouble.failed'), unknown: t('trouble.unknown') }
    return [{ line: line.line, name: line.userPrincipalName, ending, text: text[ending] }]
  })
}

const endings: Record<OperationState, Ending> = {
  sent: 'unknown',
  unknown: 'unknown',
  reconciled: 'unknown',
  succeeded: 'done',
  failed: 'not-done',
}

async function applied(rows: Outcome[], notice?: string): Promise<ListState> {
  const t = await getTranslations('setup.recovery.paste')
  const count = (wanted: Ending) => rows.filter(({ ending }) => ending === wanted).length
  // Of a list that was sent before, the lines that never began are not known.
  const isWhole = notice === undefined && count('done') === rows.length
  answerWith(isWhole ? 200 : 409)
  const [done, unknown] = [count('done'), count('unknown')]
  // Where only of some nothing is known, that nothing was saved is not known either.
  const summary = [
    notice,
    (done > 0 || unknown === 0) && t('applied', { count: done }),
    unknown > 0 && t('unsure', { count: unknown }),
  ]
  return { status: 'applied', list: '', rows, summary: summary.flatMap((one) => one || []), isWhole }
}

async function outcomeOf(state: ActionState<Saved>): Promise<Pick<Outcome, 'ending' | 'text'>> {
  const t = await getTranslations('setup.recovery')
  if (state.status === 'done') return { ending: 'done', text: t('paste.done') }
  if (state.status === 'unknown') return { ending: 'unknown', text: t('trouble.unknown') }
  if (state.status === 'failed') {
    const { sentence, tryAt } = state.problem
    return { ending: 'not-done', text: [sentence, tryAt].filter(Boolean).join(' ') }
  }
  return { ending: 'not-done', text: t('paste.changed') }
}

function checked(list: string, { applicable, ...shown }: Preview, notice: string | null): ListState {
  const preview = { ...shown, changes: applicable.length }
  return { status: 'checked', list, preview, operation: randomUUID(), notice }
}

async function withList(
  form: FormData,
  work: (grant: SetupGrant<'setup-proofs'>, list: string) => Promise<ListState>,
): Promise<ListState> {
  const list = form instanceof FormData ? String(form.get('list') ?? '').slice(0, 100_000) : ''
  try {
    const grant = await recordingDenials('setup-proofs', {}, async () => {
      await requireOwnForm()
      if (!(form instanceof FormData)) throw new AppError('foreign-form')
      const yes = await authorizeSetup('setup-proofs')
      requireRecentSignIn(yes.manager)
      return yes
    })
    const t = await getTranslations('setup.recovery.paste')
    const { length } = readLines(list)
    if (length === 0 || length > mostLines) {
      answerWith(422)
      return { status: 'invalid', list, fault: length === 0 ? t('empty') : t('long', { most: mostLines }) }
    }
    return await work(grant, list)
  } catch (error) {
    return { status: 'failed', list, problem: await problemOf(error) }
  }
}
