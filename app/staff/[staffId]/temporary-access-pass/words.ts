import 'server-only'
import { getLocale, getTranslations } from 'next-intl/server'
import type { PassPolicy } from '@/lib/graph/pass-types'
import { tellMinutes } from '../pass-state'
import { getSecretWords } from '../secret-words'
import { getTroubleWords } from '../trouble-words'

const signInAddress = 'office.com'
const ownSecurityPage = 'aka.ms/mysecurityinfo'

/** What the page calls the clock by which a start is typed. */
async function zoneName(): Promise<string> {
  const parts = new Intl.DateTimeFormat(await getLocale(), { timeZoneName: 'long' }).formatToParts()
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
}

/** Every sentence of the room, finished: the browser gets no dictionary. */
export async function getWords(
  person: { name: string; givenName: string | null; signInName: string },
  policy: PassPolicy,
) {
  const t = await getTranslations('temporary-access-pass')
  const name = person.givenName ?? person.name
  const [least, most, zone] = await Promise.all([
    tellMinutes(policy.least),
    tellMinutes(policy.most),
    zoneName(),
  ])
  return {
    title: t('create'),
    replace: t('replace'),
    willHappen: [t('willMake', { name }), t('willKeep')],
    lifetime: t('lifetime'),
    uses: t('uses'),
    once: t('once'),
    many: t('many'),
    onceOnly: t('onceOnly'),
    start: t('start'),
    startHint: t('startHint', { zone }),
    optional: t('optional'),
    invalid: {
      lifetime: t('invalid.lifetime', { least, most }),
      once: t('invalid.once'),
      'once-only': t('onceOnly'),
      start: t('invalid.start'),
      'start-past': t('invalid.start-past'),
      'start-far': t('invalid.start-far'),
    } as Record<string, string>,
    made: {
      title: t('made.title'),
      secret: t('card'),
      tools: await getSecretWords(t.raw('made.announce') as string),
      next: t('made.next', { name }),
      steps: [
        t('made.opens', { address: signInAddress, signInName: person.signInName }),
        t('made.types'),
        t('made.registers', { address: ownSecurityPage }),
      ],
      kept: t('made.kept'),
      slipNote: t('slip.note'),
      slipSteps: [
        t('slip.open', { address: signInAddress }),
        t('slip.signIn'),
        t('slip.register', { address: ownSecurityPage }),
        t('slip.tearUp'),
      ],
    },
    trouble: await getTroubleWords('temporary-access-pass', person),
  }
}

export type Words = Awaited<ReturnType<typeof getWords>>
