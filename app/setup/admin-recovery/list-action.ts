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
import { operationOf, readLines } from './pasted'
import { mostLines, preview, type Preview } from './preview'
import { save, type Saved } from './save'

/** What a form with a pasted list shows after it was sent; the list stays in it. */
export type ListState = { list: string } & (
  | { status: 'open' }
  | { status: 'invalid'; fault: string }
  | { status: 'failed'; problem: Problem }
  | { status: 'checked'; preview: Shown; operation: string; notice: string | null }
  | { status: 'applied'; rows: Outcome[]; summary: string }
)
type Shown = Omit<Preview, 'applicable'> & { changes: number }
export type Outcome = { line: number; name: string; isDone: boolean; text: string }

/** Checks a pasted list, or applies what was checked: one form for both, because its answer is drawn in one place. */
export async function sendList(previous: unknown, form: FormData): Promise<ListState> {
  return form instanceof FormData && form.get('step') === 'apply' ? applyList(form) : checkList(form)
}

/** Says line by line what a list would change, and changes nothing. */
async function checkList(form: FormData): Promise<ListState> {
  return withList(form, async (grant, list) => checked(list, await preview(grant, list), null))
}

/** Applies what was checked and confirmed; where that is no longer what would happen, nothing. */
async function applyList(form: FormData): Promise<ListState> {
  return withList(form, async (grant, list) => {
    const t = await getTranslations('setup.recovery.paste')
    const now = await preview(grant, list)
    if (now.mark !== form.get('mark')) {
      answerWith(409)
      return checked(list, now, t('changed'))
    }
    const rows: Outcome[] = []
    for (const line of now.applicable) {
      const name = now.rows.find((row) => row.line === line.line)?.name ?? line.userPrincipalName
      const one = new FormData()
      one.set('operation', operationOf(String(form.get('operation')), line.line))
      for (const field of ['userPrincipalName', 'alternateEmail', 'mobilePhone'] as const)
        one.set(field, line[field])
      rows.push({ line: line.line, name, ...(await outcomeOf(await save(null, one))) })
    }
    await forgetAdministrators()
    const done = rows.filter(({ isDone }) => isDone).length
    if (done === rows.length) answerWith(200)
    return { status: 'applied', list: '', rows, summary: t('applied', { count: done }) }
  })
}

async function outcomeOf(state: ActionState<Saved>): Promise<Pick<Outcome, 'isDone' | 'text'>> {
  const t = await getTranslations('setup.recovery')
  if (state.status === 'done') return { isDone: true, text: t('paste.done') }
  if (state.status === 'unknown') return { isDone: false, text: t('trouble.unknown') }
  if (state.status === 'failed')
    return { isDone: false, text: [state.problem.sentence, state.problem.tryAt].filter(Boolean).join(' ') }
  return { isDone: false, text: t('paste.changed') }
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
