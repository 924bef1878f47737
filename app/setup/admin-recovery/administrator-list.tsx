import { getFormatter, getTranslations } from 'next-intl/server'
import { Avatar } from '@/components/avatar'
import { Callout } from '@/components/callout'
import { SignInName } from '@/components/sign-in-name'
import { StackedTable } from '@/components/stacked-table'
import { Status, type Tone } from '@/components/status'
import { initialsOf } from '@/lib/initials'
import { smsEnd } from '@/lib/sms-end'
import type { Judged, Kind, Recovery } from './queries'

type Props = { recovery: Recovery; show: Kind | null }

/** Every administrator, with what a reset of their own would go by; who would not pass comes first. */
export async function AdministratorList({ recovery, show }: Props) {
  const t = await getTranslations('setup.recovery')
  const { administrators, report, unreadGroups, isEligibleUnread, selfService, chosen, maySet } = recovery
  const passing = (wanted: string) => administrators.filter(({ verdict }) => verdict.passes === wanted).length
  const isSure =
    passing('cannot-tell') === 0 && unreadGroups.length === 0 && !isEligibleUnread && selfService === true
  const shown = show === null ? administrators : administrators.filter(({ kind }) => kind === show)
  return (
    <section className="surface overflow-clip" aria-labelledby="administrators">
      <div className="flex flex-col gap-1 p-4 text-sm wide:px-4">
        <h2 id="administrators" className="text-base font-semibold">
          {t('list.heading', { count: passing('no'), sure: isSure ? 'yes' : 'no' })}
        </h2>
        {passing('cannot-tell') > 0 && <p>{t('list.unsure', { count: passing('cannot-tell') })}</p>}
        <p className="text-muted">{t('list.order')}</p>
        {show !== null && (
          <p className="flex flex-wrap items-center gap-x-3">
            {t('list.some', { shown: shown.length, all: administrators.length })}
            <a
              href="/setup/admin-recovery#administrators"
              className="inline-flex min-h-11 items-center font-strong text-accent hover:text-accent-strong"
            >
              {t('list.all')}
            </a>
          </p>
        )}
        {report !== 'read' && (
          <Callout tone="caution">
            <p>{t(`list.report.${report}`)}</p>
          </Callout>
        )}
        {unreadGroups.length > 0 && (
          <Callout tone="caution">
            <p>{t('list.unreadGroups', { groups: unreadGroups.join(', ') })}</p>
          </Callout>
        )}
        {isEligibleUnread && (
          <Callout tone="caution">
            <p>{t('list.unreadEligible')}</p>
          </Callout>
        )}
      </div>
      <StackedTable
        label={t('list.label')}
        columns={[t('list.administrator'), t('list.email'), t('list.phone'), t('list.passes')]}
        rows={shown.map((one) => ({
          id: one.id,
          isMarked: one.id === chosen?.id,
          cells: [
            <Who key="who" administrator={one} />,
            <Value key="email" values={one.alternateEmails} />,
            <Value key="phone" values={one.mobilePhone === null ? [] : [one.mobilePhone]} />,
            <div key="passes">
              <Passes administrator={one} />
              {maySet && (
                <a
                  href={`/setup/admin-recovery?who=${one.id}#proofs`}
                  aria-label={t('list.setFor', { name: one.name })}
                  className="flex min-h-11 w-fit items-center font-strong text-accent hover:text-accent-strong"
                >
                  {t('list.set')}
                </a>
              )}
            </div>,
          ],
        }))}
      />
    </section>
  )
}

async function Who({ administrator }: { administrator: Judged }) {
  const t = await getTranslations('setup.recovery')
  const { id, name, signInName, roles, synchronised, blocked } = administrator
  const marks = [
    administrator.isEligibleOnly && t('list.eligible'),
    synchronised && t('list.synchronised'),
    blocked && t('list.blocked'),
  ].filter(Boolean)
  return (
    <div className="flex items-start gap-3">
      <Avatar id={id} initials={initialsOf(name)} size="small" />
      <div className="min-w-0">
        <p className="font-strong">
          <bdi>{name}</bdi>
        </p>
        <p className="text-xs text-muted">
          <SignInName>{signInName}</SignInName>
        </p>
        <p className="text-xs text-muted">{[...roles, ...marks].join(', ')}</p>
        <p className="text-xs text-muted">
          {t('list.methods')}: <Registered names={administrator.registered} />
        </p>
      </div>
    </div>
  )
}

async function Value({ values }: { values: string[] }) {
  const t = await getTranslations('setup.recovery.list')
  if (values.length === 0) return <span className="text-muted">{t('none')}</span>
  return (
    <ul>
      {values.map((value) => (
        <li key={value} className="wrap-anywhere">
          <bdi dir="ltr" className={value.startsWith('+') ? 'whitespace-nowrap' : undefined}>
            {value}
          </bdi>
        </li>
      ))}
    </ul>
  )
}

async function Registered({ names }: { names: string[] | null }) {
  const t = await getTranslations('setup.recovery')
  if (names === null) return <span className="text-caution">{t('list.untold')}</span>
  if (names.length === 0) return <span className="text-muted">{t('list.none')}</span>
  const told = names.map((name) => {
    const key = `methods.${name}` as 'methods.email'
    return t.has(key) ? t(key) : name
  })
  return <span className="text-muted">{told.join(', ')}</span>
}

async function Passes({ administrator: { verdict } }: { administrator: Judged }) {
  const [t, format] = await Promise.all([getTranslations('setup.recovery.verdicts'), getFormatter()])
  if (verdict.passes === 'no') return <Status tone="danger">{t('no', { count: verdict.missing })}</Status>
  const tones: Record<string, Tone> = {
    yes: 'positive',
    'cannot-tell': 'caution',
    blocked: 'plain',
    elsewhere: 'plain',
  }
  const end = smsEnd()
  const date = end ? format.dateTime(end.on, { dateStyle: 'medium', timeZone: 'UTC' }) : ''
  if (verdict.passes === 'yes' && !verdict.passesAfter)
    return <Status tone="caution">{t('losesOn', { date })}</Status>
  if (verdict.passes === 'yes' && verdict.losesPhone)
    return <Status tone="positive">{t('losesPhone', { date })}</Status>
  return <Status tone={tones[verdict.passes] ?? 'plain'}>{t(verdict.passes)}</Status>
}
