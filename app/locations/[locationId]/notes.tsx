import { getTranslations } from 'next-intl/server'
import { Note } from '@/components/note'
import type { People } from './queries'

/** What else there is to know about a list: what is not in it, and who decides. */
export async function Notes({ people: { others } }: { people: People }) {
  const t = await getTranslations('people')
  return (
    <div className="grid gap-3">
      {others !== null && others > 0 && <Note>{t('others', { count: others })}</Note>}
      <Note>{t('decidedByIt')}</Note>
    </div>
  )
}
