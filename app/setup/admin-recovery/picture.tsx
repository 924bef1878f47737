import { getFormatter, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { smsEnd } from '@/lib/sms-end'
import { kinds, type Judged, type Kind } from './queries'

/** All of it at a glance: how many would pass, as bars that lead to who they are; the table holds the same in numbers. */
export async function Picture({ administrators }: { administrators: Judged[] }) {
  const [t, format] = await Promise.all([getTranslations('setup.recovery.picture'), getFormatter()])
  const end = smsEnd()
  const date = end ? format.dateTime(end.on, { dateStyle: 'medium', timeZone: 'UTC' }) : ''
  const rows = kinds.map((kind) => ({
    kind,
    label: t(kind, { date }),
    count: administrators.filter((one) => one.kind === kind).length,
  }))
  return (
    <section className="surface p-4 text-sm wide:p-5">
      <h2 className="mb-2 text-base font-semibold">{t('title')}</h2>
      <table className="w-full">
        <thead className="sr-only">
          <tr>
            <th scope="col">{t('group')}</th>
            <th scope="col">{t('count')}</th>
          </tr>
        </thead>
        <tbody>
          {rows
            .filter((row) => row.count > 0 || row.kind === 'no' || row.kind === 'yes')
            .map((row) => (
              <tr key={row.kind}>
                <th scope="row" className="w-2/5 py-1 pe-3 text-start font-normal wide:w-1/4">
                  {row.count > 0 ? (
                    <a
                      href={hrefOf(row.kind)}
                      className="inline-flex min-h-6 items-center text-accent underline underline-offset-2"
                    >
                      {row.label}
                    </a>
                  ) : (
                    row.label
                  )}
                </th>
                <td className="py-1">
                  <div className="flex items-center gap-3">
                    <BarLink kind={row.kind} isEmpty={row.count === 0}>
                      <svg
                        aria-hidden="true"
                        className="block h-3 w-full rtl:-scale-x-100"
                        preserveAspectRatio="none"
                      >
                        <rect width="100%" height="100%" rx="4" className="fill-sunken" />
                        <rect
                          width={`${(100 * row.count) / Math.max(administrators.length, 1)}%`}
                          height="100%"
                          rx="4"
                          className={fills[row.kind]}
                        />
                      </svg>
                    </BarLink>
                    <span className="w-8 text-end tabular-nums">{format.number(row.count)}</span>
                  </div>
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  )
}

/** The label beside it is the link that is read out. */
function BarLink({ kind, isEmpty, children }: { kind: Kind; isEmpty: boolean; children: ReactNode }) {
  if (isEmpty) return <div className="w-full flex-1">{children}</div>
  return (
    <a href={hrefOf(kind)} tabIndex={-1} aria-hidden="true" className="block w-full flex-1 py-1.5">
      {children}
    </a>
  )
}

function hrefOf(kind: Kind): string {
  return `/setup/admin-recovery?show=${kind}#administrators`
}

const fills: Record<Kind, string> = {
  no: 'fill-danger',
  'cannot-tell': 'fill-edge',
  after: 'fill-caution',
  yes: 'fill-positive',
  others: 'fill-edge',
}
