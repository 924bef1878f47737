import Link from 'next/link'
import type { ReactNode } from 'react'

/** A few links of which one is where we are. */
export function ChoiceBar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-2">{children}</ul>
    </nav>
  )
}

type Props = { href: string; current: boolean; count?: number; children: ReactNode }

export function Choice({ href, current, count, children }: Props) {
  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        aria-current={current ? 'page' : undefined}
        className="inline-flex min-h-11 items-center gap-2 rounded-full border border-hairline bg-card px-4 text-sm font-strong hover:bg-sunken aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:text-accent aria-[current]:inset-ring aria-[current]:inset-ring-accent"
      >
        {children}
        {count !== undefined && <span className="font-normal text-muted tabular-nums">{count}</span>}
      </Link>
    </li>
  )
}
