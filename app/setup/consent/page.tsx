import { getTranslations } from 'next-intl/server'
import { Button, ButtonLink } from '@/components/button'
import { Callout } from '@/components/callout'
import { Card } from '@/components/card'
import { CodeBlock } from '@/components/code-block'
import { Status, type Tone } from '@/components/status'
import { attempt } from '@/lib/problem'
import { SetupFrame } from '../frame'
import { SetupProblem } from '../problem'
import { getCopyWords } from '../words'
import { getConsent } from './queries'
import { consentSearch, optional } from './schema'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const tones: Record<string, Tone> = { granted: 'positive', missing: 'danger', unread: 'caution' }

/** What the app asks for and why, whether it was granted, and the registration as a script. */
export default async function Consent({ searchParams }: Props) {
  const search = consentSearch.parse(await searchParams)
  const { value, problem } = await attempt(getConsent(search))
  if (problem) return <SetupProblem problem={problem} here="consent" />
  const [t, copy] = await Promise.all([getTranslations('setup.granting'), getCopyWords()])
  const isGiven = value.permissions.every(({ state }) => state === 'granted')
  return (
    <SetupFrame here="consent">
      {/* An address can say anything: what is shown below has to agree. */}
      {search.answer && (search.answer === 'refused' || isGiven) && (
        <div role="status">
          <Callout tone={search.answer === 'given' ? 'positive' : 'caution'}>
            <p>{t(`answer.${search.answer}`)}</p>
          </Callout>
        </div>
      )}
      <p className="max-w-160 text-muted">{t('lead')}</p>
      <Card title={t('features')}>
        <form action="/setup/consent" className="flex flex-wrap items-center gap-x-6 gap-y-2">
          {/* Nothing chosen is an answer too. */}
          <input type="hidden" name="feature" value="none" />
          {optional.map((one) => (
            <label key={one} className="flex min-h-11 items-center gap-2.5">
              <input
                type="checkbox"
                name="feature"
                value={one}
                defaultChecked={value.chosen.includes(one)}
                className="size-5 accent-accent"
              />
              {t(`feature.${one}`)}
            </label>
          ))}
          <Button type="submit">{t('apply')}</Button>
        </form>
      </Card>
      <Card title={t('permissions')}>
        <ul className="divide-y divide-hairline">
          {value.permissions.map(({ name, state }) => (
            <li
              key={name}
              className="grid gap-x-4 py-2 wide:grid-cols-[21rem_minmax(0,1fr)_7rem] wide:items-baseline"
            >
              <bdi dir="ltr" className="font-mono text-xs font-strong wrap-anywhere">
                {name}
              </bdi>
              <span className="text-muted">
                {t(`serves.${name.replaceAll('.', '-')}` as 'serves.openid')}
              </span>
              <Status tone={tones[state] ?? 'plain'}>{t(state as 'granted')}</Status>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={t('admin')}>
        <p className="max-w-160">{t('adminText')}</p>
        <div>
          <ButtonLink href={value.link} hard>
            {t('adminLink')}
          </ButtonLink>
        </div>
      </Card>
      <Card title={t('script')}>
        <p className="max-w-160">{t('scriptText')}</p>
        <CodeBlock label={t('powershell')} text={value.powershell} words={copy} />
        <CodeBlock label={t('azureCli')} text={value.azureCli} words={copy} />
      </Card>
    </SetupFrame>
  )
}
