import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/card'
import { Note } from '@/components/note'
import { Steps } from '@/components/steps'
import { attempt } from '@/lib/problem'
import { SetupFrame } from '../frame'
import { CatchLost } from '../lost'
import { SetupProblem } from '../problem'
import { AdministratorList } from './administrator-list'
import { ListForm } from './list-form'
import { Picture } from './picture'
import { ProofsForm } from './proofs-form'
import { getRecovery, kinds } from './queries'
import { SelfServiceCard } from './self-service-card'
import { getWords } from './words'

type Props = { searchParams: Promise<{ who?: string | string[]; show?: string | string[] }> }

/** Could our administrators recover? On one screen, with what to do for those who could not. */
export default async function AdminRecovery({ searchParams }: Props) {
  const { who, show } = await searchParams
  const { value: recovery, problem } = await attempt(getRecovery(typeof who === 'string' ? who : null))
  if (problem) return <SetupProblem problem={problem} here="admin-recovery" />
  const [t, words] = await Promise.all([getTranslations('setup.recovery'), getWords()])
  const { chosen, maySet, operation, shell, administrators, roleNames } = recovery
  return (
    <SetupFrame here="admin-recovery">
      <SelfServiceCard recovery={recovery} words={words} />
      <Picture administrators={administrators} />
      <div className="setup-columns">
        <AdministratorList recovery={recovery} show={kinds.find((one) => one === show) ?? null} />
        <div className="flex flex-col gap-4">
          <section id="proofs" className="surface flex scroll-mt-4 flex-col gap-4 p-4 wide:p-5">
            <h2 className="text-base font-semibold">{t('form.title')}</h2>
            {!maySet && <Note>{t('mayNot', { role: roleNames.global })}</Note>}
            <CatchLost key={chosen?.id} here="/setup/admin-recovery" words={words.trouble}>
              <ProofsForm
                chosen={{
                  userPrincipalName: chosen?.signInName ?? '',
                  alternateEmail: chosen?.alternateEmails[0] ?? '',
                  mobilePhone: chosen?.mobilePhone ?? '',
                }}
                country={chosen?.country ?? ''}
                operation={operation}
                shell={shell}
                maySet={maySet}
                words={words}
              />
            </CatchLost>
          </section>
          <Card title={t('tryIt.title')}>
            <p>{t('tryIt.text')}</p>
            <p>
              <a
                href="https://aka.ms/sspr"
                rel="noreferrer"
                className="inline-flex min-h-11 items-center font-strong text-accent underline underline-offset-4"
              >
                {t('tryIt.link')} (aka.ms/sspr)
              </a>
            </p>
            <Steps
              heading={t('tryIt.title2')}
              items={(['1', '2', '3', '4'] as const).map((step) => t(`tryIt.steps.${step}`))}
            />
          </Card>
        </div>
      </div>
      {maySet && (
        <section className="surface flex flex-col gap-4 p-4 wide:p-5">
          <h2 className="text-base font-semibold">{t('paste.title')}</h2>
          <CatchLost here="/setup/admin-recovery" words={words.trouble}>
            <ListForm words={words} />
          </CatchLost>
        </section>
      )}
    </SetupFrame>
  )
}
