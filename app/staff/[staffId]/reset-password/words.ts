import 'server-only'
import { getTranslations } from 'next-intl/server'

const signInAddress = 'office.com'

/** Every sentence of the room, finished: the browser gets no dictionary. */
export async function getWords(
  person: { name: string; givenName: string | null; signInName: string },
  typing: 'needed' | 'possible' | null,
  support: string | null,
) {
  const [t, all, problems, evidence] = await Promise.all([
    getTranslations('reset-password'),
    getTranslations(),
    getTranslations('problems'),
    getTranslations('evidence'),
  ])
  const name = person.givenName ?? person.name
  const raw = (key: string) => t.raw(key) as string
  return {
    title: t('title'),
    close: t('close'),
    cancel: t('cancel'),
    submit: t('action'),
    sending: t('sending'),
    sendingNote: t('sendingNote'),
    willHappen: [t('willMake'), t('willStop'), t('willChoose', { name })],
    typed: {
      lead: t('typedLead', { name }),
      label: t(typing === 'possible' ? 'orTyped' : 'newPassword'),
      optional: evidence('optional'),
      leaveEmpty: t('leaveEmpty'),
      show: t('show'),
      hide: t('hide'),
      rulesLabel: t('rules.label'),
      rules: {
        length: t('rules.length'),
        kinds: t('rules.kinds'),
        characters: t('rules.characters'),
        name: t('rules.name', { name: person.name }),
        common: t('rules.common'),
        guessable: t('rules.guessable'),
      },
      nameBroken: raw('rules.nameBroken'),
      kept: t('rules.kept'),
      broken: t('rules.broken'),
      suggestion: t('suggestion'),
      use: t('use'),
      another: t('another'),
      alsoChecks: t(typing === 'possible' ? 'microsoftChecks' : 'serverChecks'),
    },
    invalid: t.raw('invalid') as Record<string, string>,
    done: {
      title: t('done.title'),
      secret: t('done.secret'),
      tools: {
        hidesIn: raw('done.hidesIn'),
        hidden: t('done.hidden'),
        show: t('done.show'),
        hide: t('done.hide'),
        copy: t('done.copy'),
        copied: t('done.copied'),
        copyFailed: t('done.copyFailed'),
        spellOut: t('done.spellOut'),
        close: t('done.spellClose'),
        readAloud: t('done.readAloud'),
        stopReading: t('done.stopReading'),
        print: t('done.print'),
        announce: raw('done.announce'),
      },
      next: t('done.next', { name }),
      steps: [
        t('done.opens', { address: signInAddress, signInName: person.signInName }),
        t('done.types'),
        t('done.chooses', { name }),
      ],
      forced: t('done.forced'),
      kept: t('done.kept'),
      done: t('done.done'),
    },
    after: {
      signOut: {
        offer: t('after.signOut', { name }),
        action: all('sign-out.action'),
        sending: all('sign-out.sending'),
        sendingNote: t('sendingNote'),
        running: t('after.signingOut'),
        done: t('after.signedOut'),
        failed: t('after.notSignedOut'),
      },
      unblock: {
        offer: t('after.blocked', { name }),
        action: all('unblock.action'),
        sending: all('unblock.sending'),
        sendingNote: t('sendingNote'),
        done: t('after.unblocked'),
        failed: t('after.notUnblocked'),
      },
    },
    progress: {
      label: t('progress.label'),
      running: t('progress.running'),
      succeeded: t('progress.succeeded'),
      refused: t('progress.refused'),
      untold: t('progress.untold'),
      slow: t('progress.slow'),
      lost: t('progress.lost'),
      detail: raw('progress.detail'),
      check: t('progress.check'),
      again: t('progress.again'),
    },
    slip: {
      note: t('slip.note'),
      heading: t('slip.heading'),
      steps: [
        t('slip.open', { address: signInAddress }),
        t('slip.signIn'),
        t('slip.choose'),
        t('slip.tearUp'),
      ],
      help: support ? t('slip.help', { contact: support }) : '',
    },
    trouble: {
      back: problems('back', { name }),
      again: problems('again'),
      againIn: problems.raw('againIn') as string,
      signIn: problems('signIn'),
      nothingChanged: problems('nothingChanged'),
      startAgain: t('unanswered.again'),
      look: t('unanswered.again'),
      sending: { pendingLabel: t('sending'), pendingNote: t('sendingNote') },
      unanswered: {
        title: t('unanswered.title'),
        order: t('unanswered.order'),
        sentence: t('unanswered.sentence'),
        settle: t('unanswered.settle'),
        again: t('unanswered.again'),
      },
    },
  }
}

export type Words = Awaited<ReturnType<typeof getWords>>
