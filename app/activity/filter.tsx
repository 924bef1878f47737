import { getTranslations } from 'next-intl/server'
import { Button, ButtonLink } from '@/components/button'
import { Field } from '@/components/field'
import { capabilities, setupCapabilities } from '@/lib/capabilities'
import { kinds, outcomes, type ActivitySearch } from './schema'

/** A form that asks for the same page: works without JavaScript, and its answer is a link. */
type Props = {
  search: ActivitySearch
  isOpen: boolean
  /** Whoever reads all of the trail also finds what was done in Setup. */
  isAll: boolean
}

export async function ActivityFilter({ search, isOpen, isAll }: Props) {
  const t = await getTranslations('activity')
  return (
    <details className="filter" open={isOpen}>
      <summary className="min-h-11 rounded-lg py-2.5 font-strong text-accent">{t('filter.title')}</summary>
      <form action="/activity" role="search" aria-label={t('filter.title')}>
        <Field
          id="person"
          name="person"
          label={t('filter.person')}
          defaultValue={search.person}
          maxLength={100}
        />
        <Field id="by" name="by" label={t('filter.by')} defaultValue={search.by} maxLength={100} />
        <Choice
          name="action"
          label={t('filter.action')}
          value={search.action}
          options={[
            ['', t('kinds.changes')],
            ...[...capabilities, ...(isAll ? setupCapabilities : [])].map((capability): [string, string] => [
              capability,
              t(`actions.${capability}`),
            ]),
            ...kinds.map((kind): [string, string] => [kind, t(`kinds.${kind}`)]),
          ]}
        />
        <Choice
          name="outcome"
          label={t('filter.outcome')}
          value={search.outcome}
          options={[
            ['', t('filter.anyOutcome')],
            ...outcomes.map((outcome): [string, string] => [outcome, t(`outcomes.${outcome}`)]),
          ]}
        />
        <Field id="from" name="from" type="date" label={t('filter.from')} defaultValue={search.from} />
        <Field id="to" name="to" type="date" label={t('filter.to')} defaultValue={search.to} />
        <div className="flex flex-wrap items-end gap-2">
          <Button type="submit" variant="primary">
            {t('filter.apply')}
          </Button>
          {isOpen && (
            <ButtonLink href="/activity" variant="quiet" hard>
              {t('filter.clear')}
            </ButtonLink>
          )}
        </div>
      </form>
    </details>
  )
}

type ChoiceProps = { name: string; label: string; value: string | undefined; options: [string, string][] }

function Choice({ name, label, value = '', options }: ChoiceProps) {
  return (
    <div className="flex flex-col gap-2">
      <label htmlFor={name} className="text-sm font-semibold">
        {label}
      </label>
      <select id={name} name={name} defaultValue={value} className="field truncate">
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}
