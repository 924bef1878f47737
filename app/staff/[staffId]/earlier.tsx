import { getFormatter, getTranslations } from 'next-intl/server'
import { Callout } from '@/components/callout'
import type { Earlier } from '@/lib/earlier'
import { momentStyle } from './time'

/** What became of an attempt whose answer was lost, in the reader's words. */
export async function tellEarlier({ capability, outcome, startedAt }: Earlier): Promise<string> {
  const [t, format] = await Promise.all([getTranslations(), getFormatter()])
  const time = format.dateTime(new Date(startedAt), momentStyle(startedAt))
  return t(`${capability}.earlier.${outcome}`, { time })
}

/** On the person's page, before what one may do next. */
export async function EarlierAttempts({ earlier }: { earlier: Earlier[] }) {
  if (earlier.length === 0) return null
  const t = await getTranslations('person')
  const sentences = await Promise.all(earlier.map(tellEarlier))
  return (
    <section aria-label={t('earlier')} className="grid gap-2">
      {sentences.map((sentence) => (
        <Callout key={sentence} tone="caution">
          <p>{sentence}</p>
        </Callout>
      ))}
    </section>
  )
}
