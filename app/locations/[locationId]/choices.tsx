import { getTranslations } from 'next-intl/server'
import { Choice, ChoiceBar } from '@/components/choice-bar'
import type { Which } from '@/lib/graph/people'

type Props = { here: string; which: Which; attention: number | null }

/** Everyone, or those who need attention; nothing to choose where Graph cannot tell, or nobody does. */
export async function Choices({ here, which, attention }: Props) {
  if (!attention && !which.attention) return null
  const t = await getTranslations('people')
  return (
    <ChoiceBar label={t('show')}>
      <Choice href={here} current={!which.attention}>
        {t('everyone')}
      </Choice>
      <Choice href={`${here}?show=attention`} current={which.attention} count={attention ?? undefined}>
        {t('attention')}
      </Choice>
    </ChoiceBar>
  )
}
