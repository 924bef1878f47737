import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Status } from './status'

export function LocationList({ children, label }: { children: ReactNode; label: string }) {
  return (
    <ul aria-label={label} className="surface divide-y divide-hairline overflow-clip">
      {children}
    </ul>
  )
}

type Props = {
  href: string
  name: string
  badge?: string
  count: string
  description?: string
  mayLabel: string
  may: string
  ends?: string
}

export function LocationRow({ href, name, badge, count, description, mayLabel, may, ends }: Props) {
  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        className="flex items-center gap-2.5 py-4 ps-4 pe-2.5 text-sm outline-offset-[-2px] hover:bg-sunken wide:ps-5 wide:pe-4"
      >
        <span className="min-w-0 grow">
          <span className="flex flex-wrap items-baseline gap-x-2">
            <bdi className="text-base font-semibold">{name}</bdi>{' '}
            {badge && <span className="text-xs font-medium text-muted">{badge}</span>}{' '}
            <span className="ms-auto text-muted tabular-nums">{count}</span>
          </span>{' '}
          {description && <span className="block text-muted">{description}</span>}{' '}
          {may && (
            <span className="mt-2 block text-muted">
              <span className="text-ink">{mayLabel}</span> {may}
            </span>
          )}{' '}
          {ends && (
            <span className="mt-2 block">
              <Status tone="caution">{ends}</Status>
            </span>
          )}
        </span>
        <ChevronRight aria-hidden="true" className="size-5 text-edge rtl:-scale-x-100" />
      </Link>
    </li>
  )
}
