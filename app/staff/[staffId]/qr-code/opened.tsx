import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import { Callout } from '@/components/callout'
import { Status } from '@/components/status'
import { hasCode, longestDays, temporaryHours, type QrMethod } from '@/lib/graph/qr-types'
import { inDays } from '@/lib/graph/qr-reading'
import { Explained } from '../explained'
import { isForeign } from '../pass-state'
import { dayOf, tellQr } from '../qr-state'
import { QrDialog } from './qr-dialog'
import type { Opened } from './queries'
import { verbs, type Deed } from './verbs'
import { getWords } from './words'

/** Why there can be none at all, and what to offer instead. */
export async function NoQrCode({ opened }: { opened: Opened }) {
  const { person, isNowhere, hasPasses } = opened
  const [t, words] = await Promise.all([getTranslations('qr-code'), getWords(person)])
  const why = isForeign(person) ? t('guest', { name: person.name }) : isNowhere ? t('nowhere') : t('off')
  const ways =
    hasPasses && !isForeign(person) ? [{ href: 'temporary-access-pass', label: t('offerPass') }] : []
  return (
    <Explained title={words.deeds.create.title} person={person} ways={ways} words={words.trouble}>
      <p role="alert">{why}</p>
      {ways.length > 0 && <p>{t('passInstead')}</p>}
    </Explained>
  )
}

/** What there is, and the ways on from it. */
export async function QrOverview({ opened, method }: { opened: Opened; method: QrMethod }) {
  const { person, earlier } = opened
  const [t, words, states] = await Promise.all([getTranslations('qr-code'), getWords(person), tellQr(method)])
  const ways = verbs.map((verb) => ({ href: `qr-code/${verb}`, label: words.deeds[verb].title }))
  return (
    <Explained title={t('card')} person={person} ways={ways} words={words.trouble}>
      {earlier && (
        <Callout tone="caution" alert>
          <p>{earlier}</p>
        </Callout>
      )}
      <ul className="grid gap-1">
        {states.map(({ tone, text }) => (
          <li key={text}>
            <Status tone={tone}>{text}</Status>
          </li>
        ))}
      </ul>
      <p>{t('oneAtATime')}</p>
    </Explained>
  )
}

/** Of a new code the usual lifetime is offered, of one that is there its own end. */
function daysFor(deed: Deed, { policy }: Opened, method: QrMethod | null) {
  if (deed !== 'create' && deed !== 'renew' && deed !== 'expiry') return null
  const from = deed === 'expiry' ? (method?.standard?.from ?? Date.now()) : Date.now()
  const until = deed === 'expiry' ? method?.standard?.until : null
  return {
    least: dayOf(Math.max(inDays(1, from), Date.now())),
    most: dayOf(inDays(longestDays, from)),
    usual: dayOf(until ?? inDays(policy.days)),
  }
}

type DeedProps = { opened: Opened; method: QrMethod | null; deed: Deed }

/** The form for one of the verbs. */
export async function QrDeed({ opened, method, deed }: DeedProps) {
  const { person, earlier, evidence, slip } = opened
  const [t, words] = await Promise.all([getTranslations('qr-code'), getWords(person)])
  const name = person.givenName ?? person.name
  const states = method && deed !== 'renew' ? await tellQr(method) : []
  const hours = [1, 2, 4, 8, temporaryHours.most].map((count) => ({
    value: String(count),
    label: t('hourCount', { count }),
  }))
  const here = `/staff/${person.id}/qr-code`
  // Which of the two a temporary code is in need of, its address finds out.
  const own = verbs.find((verb) => verb === (deed === 'end-temporary' ? 'temporary' : deed))
  return (
    <QrDialog
      deed={deed}
      here={own ? `${here}/${own}` : here}
      person={person}
      id={method && deed !== 'create' ? method.id : ''}
      state={states.map(({ text }) => text).join(' · ') || null}
      points={Object.keys(t.raw(`points.${deed}`) as object).map((key) =>
        t(`points.${deed}.${key}`, { name }),
      )}
      days={daysFor(deed, opened, method)}
      hours={deed === 'temporary' ? hours : null}
      earlier={earlier}
      operation={randomUUID()}
      evidence={evidence}
      slip={slip}
      words={words}
    />
  )
}

/** A verb that needs a code which is good, and there is none. */
export async function NothingThere({ opened }: { opened: Opened }) {
  const [t, words] = await Promise.all([getTranslations('qr-code'), getWords(opened.person)])
  return (
    <Explained
      title={t('card')}
      person={opened.person}
      ways={[{ href: 'qr-code', label: words.deeds.create.title }]}
      words={words.trouble}
    >
      <p>{t('nothingThere')}</p>
    </Explained>
  )
}

/** Whether what is there is good for a verb. Ending and deleting take what is left of it, too. */
export function fits(deed: Deed, method: QrMethod | null): boolean {
  return deed === 'delete' ? method !== null : hasCode(method)
}
