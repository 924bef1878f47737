import 'server-only'
import { getFormatter, getTranslations } from 'next-intl/server'
import type { PhoneType } from '@/lib/graph/phone-types'
import { smsEnd } from '@/lib/sms-end'

const ownSecurityPage = 'aka.ms/mysecurityinfo'

/** When Microsoft's text messages end and what to offer instead; null where they do not matter. */
export async function getSmsEnd(): Promise<string | null> {
  const end = smsEnd()
  if (!end) return null
  const [t, format] = await Promise.all([getTranslations('phone'), getFormatter()])
  const date = format.dateTime(end.on, { dateStyle: 'long', timeZone: 'UTC' })
  return t(end.isOver ? 'ended' : 'ends', { date })
}

/** Every sentence of the room, finished: the browser gets no dictionary. */
export async function getWords(person: { name: string; givenName: string | null }) {
  const [t, problems] = await Promise.all([getTranslations('phone'), getTranslations('problems')])
  const name = person.givenName ?? person.name
  const raw = (key: string) => t.raw(key) as string
  return {
    close: t('close'),
    cancel: t('cancel'),
    ends: await getSmsEnd(),
    types: t.raw('types') as Record<PhoneType, string>,
    titles: { add: t('add'), change: t('change'), remove: t('remove') },
    sending: { pendingLabel: t('sending'), pendingNote: t('sendingNote') },
    form: {
      which: t('which'),
      mobileFirst: t('mobileFirst'),
      allTaken: t('allTaken', { name }),
      country: t('country'),
      countries: {
        suggested: t('suggested'),
        all: t('allCountries'),
        choose: t('chooseCountry'),
        none: t('noCountry'),
      },
      number: t('number'),
      newNumber: t('newNumber'),
      numberHint: t('numberHint'),
      officeHint: t('officeHint'),
      willBeSaved: raw('willBeSaved'),
      wholeNumber: t('wholeNumber'),
      afterAdd: t('afterAdd', { name }),
    },
    invalid: t.raw('invalid') as Record<string, string>,
    removing: {
      lead: t('removing.lead', { name }),
      smsLead: t('removing.smsLead', { name }),
      lastLead: t('removing.lastLead', { name }),
      order: t('removing.order'),
      keep: t('removing.keep'),
      keepAction: t('removing.keepAction'),
      submit: t('removing.submit'),
      submitBoth: t('removing.submitBoth'),
      pending: t('removing.pending'),
    },
    sms: {
      turnOn: t('sms.turnOn'),
      turnOff: t('sms.turnOff'),
      on: [t('sms.on', { name }), t('sms.onNeeds'), t('sms.onWeak')],
      off: [t('sms.off', { name }), t('sms.offPassword'), t('sms.offKeeps')],
      notByPolicy: t('sms.notByPolicy', { name }),
      notSupported: t('sms.notSupported'),
      taken: t('states.phoneNumberNotUnique'),
      noMobile: t('sms.noMobile'),
    },
    states: t.raw('states') as Record<string, string>,
    done: {
      titles: {
        added: t('done.added'),
        changed: t('done.changed'),
        removed: t('done.removed'),
        smsOn: t('done.smsOn'),
        smsOff: t('done.smsOff'),
      },
      results: {
        ready: t('done.ready', { name }),
        'not-by-policy': t('done.not-by-policy'),
        taken: t('done.taken'),
        off: t('done.off'),
        'second-step': t('done.second-step'),
        untold: t('done.untold'),
        applying: t('done.applying'),
        removing: t('done.removing'),
        gone: t('done.gone'),
      },
      savedAs: t('done.savedAs'),
      lost: t('done.lost'),
      done: t('done.done'),
    },
    trouble: {
      nothingChanged: t('trouble.nothingChanged'),
      lostTitle: t('trouble.lostTitle'),
      lost: t('trouble.lost'),
      unknown: t('trouble.unknown'),
      unknownNext: t('trouble.unknownNext'),
      look: t('trouble.look'),
      there: t('trouble.there'),
      nothingThere: t('trouble.nothingThere'),
      defaultHow: t('trouble.defaultHow', { name, address: ownSecurityPage }),
      changeIt: t('trouble.changeIt'),
      startAgain: t('trouble.startAgain'),
      back: problems('back', { name }),
      again: problems('again'),
      againIn: problems.raw('againIn') as string,
      signIn: problems('signIn'),
    },
  }
}

export type Words = Awaited<ReturnType<typeof getWords>>
