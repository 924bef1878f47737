import 'server-only'
import { getTranslations } from 'next-intl/server'
import { getSecretWords } from '../secret-words'
import { getTroubleWords } from '../trouble-words'
import { deeds, makesCode, type Deed } from './verbs'

type DeedWords = { title: string; done: { title: string; told: string } }

/** Every sentence of the room, finished: the browser gets no dictionary. */
export async function getWords(person: { name: string; givenName: string | null; signInName: string }) {
  const t = await getTranslations('qr-code')
  const name = person.givenName ?? person.name
  const raw = (key: string) => t.raw(key) as string
  const unseen = t.raw('unansweredChange') as Record<'order' | 'sentence' | 'settle', string>
  const [badge, pin, trouble] = await Promise.all([
    getSecretWords(raw('badge.announce')),
    getSecretWords(raw('pin.announce')),
    getTroubleWords('qr-code', person),
  ])
  return {
    deeds: t.raw('deeds') as Record<Deed, DeedWords>,
    until: t('until'),
    untilHint: t('untilHint'),
    hours: t('hours'),
    invalid: t.raw('invalid') as Record<string, string>,
    badge: { ...badge, label: t('badge.label'), alt: t('badge.alt', { name }), print: t('badge.print') },
    pin: { label: t('pin.label'), tools: pin },
    next: t('next', { name }),
    steps: [t('scan'), t('typePin'), t('choosePin', { name })],
    firstSignIn: t('firstSignIn', { name }),
    kept: t('kept'),
    already: t('already'),
    lost: t('lost'),
    slip: {
      scan: t('slip.scan'),
      size: t('slip.size'),
      steps: [t('slip.cut'), t('slip.choose'), t('slip.pin')],
    },
    trouble,
    // Nothing was made that somebody could hand out.
    troubles: Object.fromEntries(
      deeds.map((deed) => [
        deed,
        makesCode(deed) || deed === 'pin'
          ? trouble
          : { ...trouble, unanswered: { ...trouble.unanswered, ...unseen } },
      ]),
      // Each of the deeds is there.
    ) as Record<Deed, typeof trouble>,
  }
}

export type Words = Awaited<ReturnType<typeof getWords>>
