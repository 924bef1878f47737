import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/button'
import { Note } from '@/components/note'
import { attempt } from '@/lib/problem'
import { SetupFrame } from '../frame'
import { CatchLost } from '../lost'
import { SetupProblem } from '../problem'
import { getRules } from './queries'
import { RulesForm } from './rules-form'
import { getForm, getWords } from './words'

type Props = { searchParams: Promise<{ saved?: string }> }

/** What holds for all managers, and who may change it does so here. */
export default async function Rules({ searchParams }: Props) {
  const { value: rules, problem } = await attempt(getRules())
  if (problem) return <SetupProblem problem={problem} here="rules" />
  const [t, sections, words] = await Promise.all([getTranslations('setup'), getForm(rules), getWords()])
  const { mayChange, signInHref, operation, version, logo } = rules
  return (
    <SetupFrame here="rules">
      <p className="max-w-prose text-muted">{t('rules.lead')}</p>
      {!mayChange && <Note>{t('recovery.mayNot', { role: 'Global Administrator' })}</Note>}
      {signInHref && (
        <div className="flex flex-wrap items-center gap-3">
          <Note>{t('rules.signInFirst')}</Note>
          <ButtonLink href={signInHref} hard>
            {t('fix.signIn')}
          </ButtonLink>
        </div>
      )}
      <CatchLost here="/setup/rules" words={words.trouble}>
        <RulesForm
          sections={sections}
          {...{ operation, version, logo }}
          mayChange={mayChange && signInHref === null}
          isSaved={'saved' in (await searchParams)}
          words={words}
        />
      </CatchLost>
    </SetupFrame>
  )
}
