import { ChevronLeft } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'

const widths = {
  list: 'max-w-188 wide:max-w-196',
  person: 'max-w-248 wide:max-w-256',
  setup: 'max-w-288 wide:max-w-296',
}

type Props = {
  width: keyof typeof widths
  /** What the tab says. */
  title: string
  /** On a phone the search box has a row of its own at the top. */
  search?: boolean
  children: ReactNode
}

export function PageFrame({ width, title, search = false, children }: Props) {
  const product = useTranslations()('product')
  return (
    <main
      id="content"
      tabIndex={-1}
      className={`relative mx-auto flex w-full grow flex-col gap-4 px-4 pt-4 pb-8 wide:gap-5 wide:px-8 ${widths[width]} ${search ? 'with-search' : ''}`}
    >
      <title>{`${title} · ${product}`}</title>
      {children}
    </main>
  )
}

type TitleProps = {
  children: ReactNode
  aside?: ReactNode
  /** At the end of the line, where there is room. */ end?: ReactNode
}

export function PageTitle({ children, aside, end }: TitleProps) {
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 gap-y-2">
      <h1 className="text-xl">{children}</h1>
      {aside && <div className="text-sm text-muted">{aside}</div>}
      {end && <div className="w-full wide:ms-auto wide:w-auto">{end}</div>}
    </div>
  )
}

export function BackLink({ href, children }: { href: string; children: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="back-link inline-flex min-h-11 items-center gap-1 self-start rounded-lg font-medium text-accent hover:text-accent-strong wide:-mb-3 wide:max-w-full wide:text-sm wide:font-strong"
    >
      <ChevronLeft aria-hidden="true" className="size-5.5 wide:size-5 rtl:-scale-x-100" />
      <bdi className="truncate" title={children}>
        {children}
      </bdi>
    </Link>
  )
}
