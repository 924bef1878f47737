import 'server-only'
import { getFormatter, getTranslations } from 'next-intl/server'
import type { Tone } from '@/components/status'
import type { QrCode, QrMethod } from '@/lib/graph/qr-types'
import { tellTime } from './pass-state'

/** As a date field has it, by the clock of the machine the app runs on. */
export function dayOf(at: number): string {
  const local = new Date(at)
  const [year, month, date] = [local.getFullYear(), local.getMonth() + 1, local.getDate()]
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

/** Until when a code is good: a day, or the time of one that lasts hours. */
export async function tellUntil(code: QrCode | null): Promise<string | null> {
  if (!code?.until) return null
  const [t, format] = await Promise.all([getTranslations('qr-code'), getFormatter()])
  const isShort = code.from !== null && code.until - code.from < 24 * 3600_000
  const until = isShort
    ? await tellTime(code.until)
    : format.dateTime(new Date(code.until), { dateStyle: 'long' })
  return t('validUntil', { until })
}

/** What is there, in the reader's words. */
export async function tellQr(method: QrMethod): Promise<{ tone: Tone; text: string }[]> {
  const [t, format] = await Promise.all([getTranslations('qr-code.states'), getFormatter()])
  const { standard, temporary, applying, mustChangePin } = method
  if (applying === 'deleted') return [{ tone: 'caution', text: t('deleted') }]
  const until = standard?.until ? format.dateTime(new Date(standard.until), { dateStyle: 'long' }) : '–'
  const soon = standard?.until && standard.until < Date.now() + 14 * 24 * 3600_000
  const badge = !standard
    ? { tone: 'caution' as const, text: t('none') }
    : standard.isOver
      ? { tone: 'danger' as const, text: t('over', { until }) }
      : { tone: soon ? ('caution' as const) : ('positive' as const), text: t('good', { until }) }
  return [
    badge,
    ...(temporary && !temporary.isOver
      ? [{ tone: 'plain' as const, text: t('temporary', { until: await tellTime(temporary.until) }) }]
      : []),
    ...(mustChangePin ? [{ tone: 'plain' as const, text: t('firstPin') }] : []),
    ...(applying ? [{ tone: 'caution' as const, text: t('applying') }] : []),
  ]
}
