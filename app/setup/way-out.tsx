import { Wrench } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/button'
import { CodeBlock } from '@/components/code-block'
import { blanks } from '@/lib/setup/placing'
import type { Told } from '@/lib/setup/told'
import { getCopyWords } from './words'

/** So many are named; whoever needs all of them takes the export. */
const mostNamed = 20

/** What a fault means and the two ways out of it. */
export async function WayOut({ told, mayFix }: { told: Told; mayFix: boolean }) {
  const [t, copy] = await Promise.all([getTranslations('setup.readiness'), getCopyWords()])
  const hasWays = Boolean(told.powershell ?? told.settings ?? told.commands ?? told.page)
  // Another page of Setup does it, and asks there.
  const hasPageHere = told.page?.startsWith('/setup') === true
  const more = told.affected.length - mostNamed
  return (
    <>
      <dl className="grid max-w-160 gap-3">
        <div>
          <dt className="font-semibold">{t('effect')}</dt>
          <dd>{told.effect}</dd>
        </div>
        <div>
          <dt className="font-semibold">{t('fix')}</dt>
          <dd>{told.fix}</dd>
        </div>
        {told.affected.length > 0 && (
          <div>
            <dt className="font-semibold">{t('affected')}</dt>
            <dd>
              <ul className="flex flex-wrap gap-x-4">
                {told.affected.slice(0, mostNamed).map(({ name, href }, index) => (
                  <li key={index} className="inline-flex min-h-6 max-w-full items-center">
                    {href ? (
                      <a
                        href={href}
                        className="min-w-0 wrap-anywhere text-accent underline underline-offset-2"
                      >
                        <bdi>{name}</bdi>
                      </a>
                    ) : (
                      <bdi className="wrap-anywhere">{name}</bdi>
                    )}
                  </li>
                ))}
                {more > 0 && <li className="text-muted">{t('more', { count: more })}</li>}
              </ul>
            </dd>
          </div>
        )}
      </dl>
      <div className="grid gap-5 wide:grid-cols-[15rem_minmax(0,1fr)]">
        {told.byUs && mayFix && (
          <section className="flex flex-col items-start gap-2">
            <h2 className="text-base font-semibold">{t('forMe')}</h2>
            <p className="text-muted">{t('forMeNote')}</p>
            <ButtonLink
              href={`/setup/fix/${told.id}`}
              variant="primary"
              icon={<Wrench aria-hidden="true" className="size-4" />}
            >
              {t('forMeLink')}
            </ButtonLink>
          </section>
        )}
        {hasWays && (
          <section className={told.byUs && mayFix ? 'min-w-0' : 'min-w-0 wide:col-span-2'}>
            <h2 className="text-base font-semibold">{t('myself')}</h2>
            {told.powershell && !told.byUs && !hasPageHere && <p className="text-muted">{t('byHand')}</p>}
            {told.hasBlanks && <p className="text-muted">{t('blanks', blanks)}</p>}
            {told.powershell && <CodeBlock label={t('powershell')} text={told.powershell} words={copy} />}
            {told.requests && <CodeBlock label={t('request')} text={told.requests} words={copy} />}
            {told.furtherRequests > 0 && (
              <p className="mt-2 text-muted">{t('further', { count: told.furtherRequests })}</p>
            )}
            {told.commands && <CodeBlock label={t('commands')} text={told.commands} words={copy} />}
            {told.settings && <CodeBlock label={t('settings')} text={told.settings} words={copy} />}
            {told.page && (
              <p className="mt-3">
                <ButtonLink href={told.page} hard>
                  {t('page')}
                </ButtonLink>
              </p>
            )}
          </section>
        )}
      </div>
    </>
  )
}
