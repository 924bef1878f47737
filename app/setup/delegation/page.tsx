import { getTranslations } from 'next-intl/server'
import { Callout } from '@/components/callout'
import { attempt } from '@/lib/problem'
import { SetupFrame } from '../frame'
import { SetupProblem } from '../problem'
import { Change } from './change'
import { tryDelegation } from './dry-run'
import { Give } from './give'
import { readDelegation, tellDelegation, type Row } from './queries'
import { delegationSearch } from './schema'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Who looks after which location, with which role, until when; and giving somebody a role, after a dry run. */
export default async function Delegation({ searchParams }: Props) {
  const search = delegationSearch.parse(await searchParams)
  const { value, problem } = await attempt(
    readDelegation().then(async (known) => ({ known, run: await tryDelegation(search, known) })),
  )
  if (problem) return <SetupProblem problem={problem} here="delegation" />
  const { known, run } = value
  const [t, recovery, locations] = await Promise.all([
    getTranslations('setup.delegation'),
    getTranslations('setup.recovery'),
    tellDelegation(known),
  ])
  const given = Object.entries(search).flatMap(([name, one]) => (one ? [[name, one]] : []))
  return (
    <SetupFrame here="delegation">
      <p className="max-w-160 text-muted">{t('lead')}</p>
      <Give search={search} places={known.places} />
      <div id="change" className="scroll-mt-4 empty:hidden">
        {run && (
          <Change
            run={run}
            mayGive={known.mayGive}
            here={`/setup/delegation?${new URLSearchParams(given).toString()}`}
          />
        )}
      </div>
      {known.isPimUnread && (
        <Callout tone="caution">
          <p>{recovery('list.unreadEligible')}</p>
        </Callout>
      )}
      {locations.length === 0 && <p>{t('none')}</p>}
      <ul className="grid gap-3">
        {locations.map(({ id, name, rows }) => (
          <li key={id} className="surface p-4 text-sm">
            <h2 className="mb-2 text-base font-semibold">
              <bdi>{name}</bdi>
            </h2>
            {rows.length === 0 ? (
              <p className="font-medium text-danger">{t('nobody')}</p>
            ) : (
              <ul className="divide-y divide-hairline">
                {rows.map((row) => (
                  <ManagerRow
                    key={row.key}
                    row={row}
                    words={{ can: t('can'), cannot: t('cannot'), until: t('until'), take: t('take') }}
                    takeLabel={t('takeFrom', { role: row.role, location: name, name: row.name })}
                  />
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </SetupFrame>
  )
}

type RowProps = {
  row: Row
  words: { can: string; cannot: string; until: string; take: string }
  takeLabel: string
}

function ManagerRow({ row, words, takeLabel }: RowProps) {
  return (
    <li className="grid gap-x-4 gap-y-0.5 py-2 wide:grid-cols-[1fr_1.2fr_1.8fr_6rem] wide:items-center">
      <span className="min-w-0">
        <bdi className="font-medium">{row.name}</bdi>{' '}
        <bdi dir="ltr" className="block text-xs wrap-anywhere text-muted">
          {row.signInName}
        </bdi>
      </span>
      <span className="min-w-0">
        {row.role}
        {row.marks.length > 0 && <span className="block text-xs text-muted">{row.marks.join(', ')}</span>}
      </span>
      <span className="min-w-0 text-muted">
        {words.can}: {row.can}
        {row.cannot && (
          <span className="block">
            {words.cannot}: {row.cannot}
          </span>
        )}
        <span className="block text-xs">
          {words.until}: {row.until}
        </span>
      </span>
      {row.takeHref ? (
        <a
          href={row.takeHref}
          aria-label={takeLabel}
          className="inline-flex min-h-11 items-center justify-self-start rounded-lg font-strong text-accent hover:text-accent-strong wide:justify-self-end"
        >
          {words.take}
        </a>
      ) : (
        <span />
      )}
    </li>
  )
}
