import 'server-only'
import { getFormatter, getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { signInHref, stepUpHref } from './auth/step-up'
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
  /** Where to sign in, for the failures that end with it. */
  signInHref: string | null
  /** No `again` where asking once more cannot help. */
  words: { again: string | null; home: string; reference: string }
}

const signsIn: Failure[] = ['signed-out', 'step-up', 'setup-consent']

async function signInHrefFor({ failure, claims }: AppError): Promise<string | null> {
  if (failure === 'step-up') return stepUpHref(claims)
  if (failure === 'setup-consent') return stepUpHref(null, 'setup')
  return failure === 'signed-out' ? signInHref() : null
}

/** Tells a failure in the reader's words, and nothing else. */
export async function tell(told: AppError): Promise<Problem> {
  const [t, format] = await Promise.all([getTranslations('problems'), getFormatter()])
  const { failure, retryAt, variant = 'sentence', most = 0, partly } = told
  // Elsewhere it is a person who is being changed.
  const isOfSetup = failure === 'being-changed' && variant === 'setup'
  const isFar = retryAt && retryAt > Date.now() + 12 * 3600_000
  const time =
    retryAt &&
    format.dateTime(new Date(retryAt), { timeStyle: 'medium', ...(isFar && { dateStyle: 'short' }) })
  return {
    failure,
    title: t(isOfSetup ? 'being-changed.setup-title' : `${failure}.title`),
    sentence: t(`${failure}.${variant}`, {
      most,
      done: partly?.done ?? 0,
      all: partly?.all ?? 0,
      because: partly ? t(`${partly.because}.title`) : '',
    }),
    tryAt: time ? t(failure === 'limited' ? 'limited.tryAt' : 'busy.tryAt', { time }) : null,
    retryAt: retryAt ?? null,
    waitSeconds: retryAt ? Math.max(1, Math.ceil((retryAt - Date.now()) / 1000)) : 0,
    // What is not there and what is not one's own have to look alike to the letter.
    reference: failure === 'not-found' ? null : (told.reference ?? null),
    signInHref: await signInHrefFor(told),
    words: {
      again: failure === 'not-found' ? null : t(signsIn.includes(failure) ? 'signIn' : 'again'),
      home: t('home'),
      reference: t('reference'),
    },
  }
}

/** Tells a failure, writes it down, and gives the answer to this request the status that fits it. */
export function problemOf(error: unknown): Promise<Problem> {
  const told = error instanceof AppError ? error : new AppError('unexpected', { cause: error })
  // A message may quote what came over the wire: nothing as long as a token gets through.
  const cause =
    told.cause instanceof Error ? told.cause.message.replace(/\S{30,}/g, '…').slice(0, 120) : undefined
  log().warn({ event: 'failure', failure: told.failure, reference: told.reference, cause }, 'failure')
  answerWith(statusOf[told.failure])
  return tell(told)
}

/**
 * What a page reads, or the problem that it shows instead. Neither an error boundary nor `notFound()`
 * draws anything before JavaScript arrives, so pages tell failures themselves. Signed out leads to the
 * sign-in page and back.
 */
export async function attempt<T>(
  reading: Promise<T>,
): Promise<{ value: T; problem: null } | { value: null; problem: Problem }> {
  try {
    return { value: await reading, problem: null }
  } catch (error) {
    if (error instanceof AppError && error.failure === 'signed-out' && !isForm()) {
      redirect(await signInHref())
    }
    return { value: null, problem: await problemOf(error) }
  }
}
