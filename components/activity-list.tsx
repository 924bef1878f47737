import Link from 'next/link'
import type { ReactNode } from 'react'
import { Status, type Tone } from './status'

type Row = {
  seq: number
  time: string
  sentence: string
  details: string[]
  outcome: { tone: Tone; text: string } | null
  href: string | null
}

export function ActivityList({ label, rows }: { label: string; rows: Row[] }) {
  return (
    <ol aria-label={label} className="surface divide-y divide-hairline overflow-clip text-sm">
      {rows.map((row) => (
        <li key={row.seq}>
          <RowLink href={row.href}>
            <span className="min-w-0 text-muted tabular-nums wide:row-[1/span_2] wide:whitespace-nowrap">
              {row.time}
            </span>{' '}
            <span className="col-span-2 min-w-0 font-medium wide:col-span-1 wide:col-start-2 wide:row-start-1">
              {row.sentence}
            </span>{' '}
            {row.details.length > 0 && (
              <span className="col-span-2 min-w-0 text-muted wide:col-span-1 wide:col-start-2">
                {row.details.join(' · ')}
              </span>
            )}{' '}
            {row.outcome && (
              <span className="col-start-2 row-start-1 justify-self-end wide:col-start-3 wide:row-[1/span_2] wide:self-center">
                <Status tone={row.outcome.tone}>{row.outcome.text}</Status>
              </span>
            )}
          </RowLink>
        </li>
      ))}
    </ol>
  )
}

function RowLink({ href, children }: { href: string | null; children: ReactNode }) {
  const look =
    'grid min-h-12 grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 px-4 py-3 wide:grid-cols-[minmax(4.5rem,auto)_minmax(0,1fr)_auto]'
  if (href === null) return <div className={look}>{children}</div>
  return (
    <Link href={href} prefetch={false} className={`${look} outline-offset-[-2px] hover:bg-sunken`}>
      {children}
    </Link>
  )
}
