import Link from 'next/link'
import type { ReactNode } from 'react'
import { BrandMark } from './brand-mark'

type Props = {
  homeHref: string
  product: string
  /** The organisation's own picture, which then stands in place of ours and of the name. */
  logo?: string | null
  skipLabel: string
  /** Where else there is to go, the box to search in, and who is signed in. */
  links?: ReactNode
  search?: ReactNode
  menu?: ReactNode
}

/** On a phone a page's BackLink takes the place of the product's name, so that no row is lost. */
export function Header({ homeHref, product, logo, skipLabel, links, search, menu }: Props) {
  return (
    <header className="relative flex h-14 items-center gap-1 border-b border-hairline bg-card ps-3 pe-2 wide:px-8">
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
        {logo ? (
          // eslint-disable-next-line @next/next/no-img-element -- it is as small as it is shown
          <img src={logo} alt={product} className="logo" />
        ) : (
          <>
            <BrandMark />
            <span className="truncate" title={product}>
              {product}
            </span>
          </>
        )}
      </Link>
      {links}
      <div className="ms-auto flex items-center gap-2 wide:gap-6">
        {search}
        {menu}
      </div>
    </header>
  )
}
