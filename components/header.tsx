import { CircleQuestionMark } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { BrandMark } from './brand-mark'

type Props = {
  homeHref: string
  product: string
  skipLabel: string
  navigation: { href: string; label: string; current: boolean }[]
  menu?: ReactNode
  helpHref?: string
  helpLabel?: string
}

/** On a phone a page's BackLink takes the place of the product's name, so that no row is lost. */
export function Header({ homeHref, product, skipLabel, navigation, menu, helpHref, helpLabel }: Props) {
  return (
    <header className="flex h-14 items-center gap-1 border-b border-hairline bg-card ps-3 pe-2 wide:px-8">
      <a
        href="#content"
        className="sr-only z-30 rounded-lg bg-accent font-strong text-on-accent focus:not-sr-only focus:absolute focus:start-2 focus:top-2 focus:flex focus:min-h-11 focus:items-center focus:px-4"
      >
        {skipLabel}
      </a>
      <Link
        href={homeHref}
        prefetch={false}
        className="brand flex min-h-11 min-w-0 items-center gap-2.5 rounded-lg px-1 font-semibold wide:-ms-1"
      >
        <BrandMark />
        <span className="truncate">{product}</span>
      </Link>
      <nav className="ms-6 flex gap-5 self-stretch text-sm font-medium max-wide:hidden">
        {navigation.map((item) => (
          <Link
            key={item.href}
            href={item.href}
            prefetch={false}
            aria-current={item.current ? 'page' : undefined}
            className="group grid min-w-11 justify-center text-muted hover:text-ink aria-[current]:font-strong aria-[current]:text-ink"
          >
            <span className="-mb-px flex items-center border-b-2 border-transparent pt-0.5 group-aria-[current]:border-accent">
              {item.label}
            </span>
          </Link>
        ))}
      </nav>
      <div className="ms-auto flex items-center gap-2">
        {helpHref && (
          <Link
            href={helpHref}
            prefetch={false}
            aria-label={helpLabel}
            className="grid size-11 place-content-center rounded-lg text-muted wide:hidden"
          >
            <CircleQuestionMark aria-hidden="true" className="size-5.5" />
          </Link>
        )}
        {menu}
      </div>
    </header>
  )
}
