import 'server-only'
import { getTranslations } from 'next-intl/server'

/** What the forms of this room say in the browser. */
export async function getWords() {
  const [t, phone, fix] = await Promise.all([
    getTranslations('setup.recovery'),
    getTranslations('phone'),
    getTranslations('setup.fix'),
  ])
  const numberFaults = phone.raw('invalid') as Record<string, string>
  const invalid: Record<string, string> = {
    ...Object.fromEntries(Object.entries(numberFaults).map(([fault, text]) => [`phone-${fault}`, text])),
    ...(t.raw('invalid') as Record<string, string>),
  }
  return {
    invalid,
    trouble: { unknown: t('trouble.unknown'), signIn: t('trouble.signIn'), look: fix('look') },
    commands: {
      label: t('selfService.fixMyself'),
      powershell: t('commands.powershell'),
      request: t('commands.request'),
      copy: t('commands.copy'),
      copied: t('commands.copied'),
      failed: t('commands.failed'),
    },
    form: {
      ...(t.raw('form') as { willBeSaved: string; done: string; savedEmail: string; savedPhone: string }),
      signInName: t('form.signInName'),
      email: t('form.email'),
      emailHint: t('form.emailHint'),
      phone: t('form.phone'),
      phoneHint: t('form.phoneHint'),
      optional: t('form.optional'),
      submit: t('form.submit'),
      next: t('form.next'),
      sending: { pendingLabel: t('form.sending'), pendingNote: t('form.note') },
    },
    turn: {
      turnOn: t('selfService.turnOn'),
      turnOff: t('selfService.turnOff'),
      previewOn: t('selfService.preview.on'),
      previewOff: t('selfService.preview.off'),
      doneOn: t('selfService.doneOn'),
      doneOff: t('selfService.doneOff'),
      fixForMe: t('selfService.fixForMe'),
      sending: { pendingLabel: t('selfService.turning'), pendingNote: t('selfService.note') },
    },
    paste: {
      title: t('paste.title'),
      lead: t('paste.lead'),
      label: t('paste.label'),
      check: t('paste.check'),
      again: t('paste.again'),
      line: t('paste.line'),
      who: t('paste.who'),
      what: t('paste.what'),
      result: t('paste.result'),
      checking: { pendingLabel: t('paste.checking'), pendingNote: t('paste.note') },
      applying: { pendingLabel: t('paste.applying'), pendingNote: t('paste.applyNote') },
    },
  }
}

export type Words = Awaited<ReturnType<typeof getWords>>
