import 'server-only'
import { getFormatter, getTranslations } from 'next-intl/server'
import type { Tone } from '@/components/status'
import type { Pass, PassPolicy } from '@/lib/graph/pass-types'

const tones = {
  usable: 'positive',
  'not-yet': 'plain',
  used: 'plain',
  expired: 'plain',
  off: 'caution',
  untold: 'caution',
} as const satisfies Record<Pass['state'], Tone>

/** Of today the time alone. */
export async function tellTime(at: number | null): Promise<string> {
  if (at === null) return '–'
  const format = await getFormatter()
  const [day, today] = [at, Date.now()].map((one) => format.dateTime(new Date(one), { dateStyle: 'short' }))
  return day === today
    ? format.dateTime(new Date(at), { timeStyle: 'short' })
    : format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' })
}

/** What a pass is good for now, in the reader's words. */
export async function tellPass(pass: Pass): Promise<{ tone: Tone; text: string }> {
  const t = await getTranslations('temporary-access-pass.states')
  const [from, until] = await Promise.all([tellTime(pass.from), tellTime(pass.until)])
  if (pass.applying === 'voided') return { tone: 'caution', text: t('voided') }
  const text = t(pass.state, { from, until, once: pass.once ? 'yes' : 'no' })
  return { tone: tones[pass.state], text }
}

const usual = [10, 30, 60, 120, 240, 480, 1_440, 4_320, 10_080, 20_160, 43_200]

/** What is offered to choose from: the policy's own limits, and round figures in between. */
export function lifetimesWithin({ least, most, usual: preset }: PassPolicy): number[] {
  const between = usual.filter((minutes) => minutes > least && minutes < most)
  return [...new Set([least, ...between, preset, most])].sort((a, b) => a - b)
}

/** As days, hours or minutes, whichever comes out whole. */
export async function tellMinutes(minutes: number): Promise<string> {
  const t = await getTranslations('temporary-access-pass.durations')
  if (minutes % 1_440 === 0) return t('days', { count: minutes / 1_440 })
  return minutes % 60 === 0 ? t('hours', { count: minutes / 60 }) : t('minutes', { count: minutes })
}

/**
 * A guest from another organisation signs in there. Guests of one's own have no such name.
 * learn.microsoft.com/entra/identity/authentication/howto-authentication-temporary-access-pass
 */
export function isForeign({ signInName }: { signInName: string }): boolean {
  return signInName.includes('#EXT#')
}
