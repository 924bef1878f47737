import 'server-only'
import { getFormatter, getTranslations } from 'next-intl/server'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { AppError, statusOf, type Failure } from './errors'
import { log } from './log'
import { answerWith, isForm } from './request'

/** A failure in the reader's words, ready for a page or a dialog. */
export type Problem = {
  failure: Failure
  title: string
  sentence: string
  /** When to try again, in words (`Try again at 14:35.`), and in milliseconds since 1970. */
  tryAt: string | null
  retryAt: number | null
  waitSeconds: number
  /** What an administrator looks up in Microsoft's logs. */
  reference: string | null
  words: { again: string; home: string; reference: string }
}

/** Tells a failure, and gives the answer to this request the status that fits it. */
export async function problemOf(error: unknown): Promise<Problem> {
  const told = error instanceof AppError ? error : new AppError('unexpected', { cause: error })
  const cause = told.cause instanceof Error ? told.cause.message.slice(0, 120) : undefined
  log().warn({ event: 'failure', failure: told.failure, reference: told.reference, cause }, 'failure')
  answerWith(statusOf[told.failure])
  const [t, format] = await Promise.all([getTranslations('problems'), getFormatter()])
  const time = told.retryAt && format.dateTime(new Date(told.retryAt), { timeStyle: 'medium' })
  return {
    failure: told.failure,
    title: t(`${told.failure}.title`),
    sentence: t(`${told.failure}.sentence`),
    tryAt: time ? t('busy.tryAt', { time }) : null,
    retryAt: told.retryAt ?? null,
    waitSeconds: told.retryAt ? Math.max(1, Math.ceil((told.retryAt - Date.now()) / 1000)) : 0,
    reference: told.reference ?? null,
    words: {
      again: told.failure === 'signed-out' ? t('signIn') : t('again'),
      home: t('home'),
      reference: t('reference'),
    },
  }
}

/**
 * What a page reads, or the problem that it shows instead. Error boundaries draw nothing before
 * JavaScript arrives, so pages tell failures themselves. Signed out leads to the sign-in page and back.
 */
export async function attempt<T>(
  reading: Promise<T>,
): Promise<{ value: T; problem: null } | { value: null; problem: Problem }> {
  try {
    return { value: await reading, problem: null }
  } catch (error) {
    if (error instanceof AppError && error.failure === 'not-found') notFound()
    if (error instanceof AppError && error.failure === 'signed-out' && !isForm()) {
      const path = (await headers()).get('x-mystaff-path') ?? '/'
      redirect(`/sign-in?next=${encodeURIComponent(path)}`)
    }
    return { value: null, problem: await problemOf(error) }
  }
}
