import 'server-only'
import { getTranslations } from 'next-intl/server'
import { isolated } from '@/lib/isolated'
import { lengths, type RuleName } from '@/lib/rule-settings'
import { choices, kinds, sections, settable } from './fields'
import type { getRules } from './queries'

export type ShownField = {
  name: RuleName
  kind: (typeof kinds)[RuleName]
  label: string
  hint: string
  value: string
  options: { value: string; label: string }[]
  /** What may be wrong with it, by the key of the fault. */
  faults: Record<string, string>
}

/** The form as it is drawn: every setting with its words, what it is now, and what it is by default. */
export async function getForm({ texts, defaults }: Awaited<ReturnType<typeof getRules>>) {
  const t = await getTranslations('setup.rules')

  function optionsOf(name: RuleName) {
    const values: readonly string[] = name in choices ? choices[name as keyof typeof choices] : []
    const key = name === 'SIGN_OUT_AFTER_RESET' ? 'signOut' : 'asked'
    return values.map((value) => ({ value, label: t(`options.${key}.${value}` as 'options.asked.off') }))
  }

  function defaultOf(name: RuleName): string {
    const text = defaults[name]
    if (kinds[name] === 'switch') return t(text === 'on' ? 'options.on' : 'options.off')
    return (
      optionsOf(name).find(({ value }) => value === text)?.label ??
      (text ? isolated(text) : t('options.none'))
    )
  }

  function faultsOf(name: RuleName): Record<string, string> {
    if (name in settable) {
      const [least, most] = settable[name as keyof typeof settable]
      return { number: t('invalid.number', { least, most }) }
    }
    if (name in lengths) return { text: t('invalid.text', { most: lengths[name as keyof typeof lengths] }) }
    return {
      choice: t('invalid.choice'),
      consent: t('invalid.consent'),
      minutes: t('invalid.minutes'),
      colour: t('invalid.colour'),
      contrast: t('invalid.contrast'),
    }
  }

  return sections.map(({ id, fields }) => ({
    id,
    title: t(`sections.${id}`),
    fields: (Object.keys(fields) as RuleName[]).map((name): ShownField => {
      const hint = `fields.${name}.hint` as 'fields.PASS.hint'
      return {
        name,
        kind: kinds[name],
        label: t(`fields.${name}.label` as 'fields.PASS.label'),
        hint: [t.has(hint) && t(hint), t('byDefault', { value: defaultOf(name) })].filter(Boolean).join(' '),
        value: texts[name],
        options: optionsOf(name),
        faults: faultsOf(name),
      }
    }),
  }))
}

export async function getWords() {
  const [t, trouble, fix] = await Promise.all([
    getTranslations('setup.rules'),
    getTranslations('setup.recovery.trouble'),
    getTranslations('setup.fix'),
  ])
  return {
    logo: t('logo.label'),
    logoHint: t('logo.hint'),
    removeLogo: t('logo.remove'),
    attention: t('attention'),
    again: t('again'),
    faults: {
      'logo-large': t('invalid.logo-large'),
      'logo-kind': t('invalid.logo-kind'),
      nothing: t('invalid.nothing'),
    } as Record<string, string>,
    submit: t('submit'),
    sending: { pendingLabel: t('sending'), pendingNote: t('note') },
    done: t('done'),
    doneText: t('doneText'),
    trouble: { unknown: t('unknown'), signIn: trouble('signIn'), look: fix('look') },
  }
}
