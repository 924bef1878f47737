import { getTranslations } from 'next-intl/server'
import { PageFrame } from '@/components/page-frame'
import { ProblemPage } from '@/components/problem-page'
import { attempt } from '@/lib/problem'
import { answerWith } from '@/lib/request'
import { getFound } from './queries'
import { SearchResults } from './search-results'
import { searchAddress } from './tidy'

type Props = { searchParams: Promise<{ q?: string | string[] }> }

/** Search over all my people. */
export default async function Staff({ searchParams }: Props) {
  const { q } = await searchParams
  const { value: found, problem } = await attempt(getFound(q))
  if (problem)
    return <ProblemPage problem={problem} againHref={searchAddress(typeof q === 'string' ? q : '')} />
  if (found.invalid) answerWith(422)
  const [t, problems] = await Promise.all([getTranslations('search'), getTranslations('problems')])
  const words = {
    list: t('list'),
    cut: t('cut'),
    offline: problems('offline'),
    again: problems('again'),
    signIn: problems('signIn'),
  }
  return (
    <PageFrame width="list" title={t('title')} search>
      <h1 className="sr-only">{t('title')}</h1>
      <SearchResults q={typeof q === 'string' ? q : ''} found={found} words={words} />
    </PageFrame>
  )
}
