import type { ReactNode } from 'react'

export function ActionGroup({ heading, children }: { heading?: string; children: ReactNode }) {
  return (
    <section>
      {heading && <h2 className="mb-2 text-xs font-semibold text-muted">{heading}</h2>}
      <div className="surface divide-y divide-hairline">{children}</div>
    </section>
  )
}

type Props = {
  icon: ReactNode
  title: string
  state?: ReactNode
  unavailable?: string
  /** The state takes several lines: the links stand at its top. */
  isTall?: boolean
  children?: ReactNode
}

export function ActionCard({ icon, title, state, unavailable, isTall = false, children }: Props) {
  return (
    <div className="flex flex-wrap items-start gap-x-3 p-4 text-sm wide:flex-nowrap">
      <span aria-hidden="true" className="mt-0.5 flex-none text-muted [&>svg]:size-5">
        {icon}
      </span>
      <div className="min-w-0 flex-1">
        <h2 className={`text-base font-semibold ${unavailable ? 'text-muted' : ''}`}>{title}</h2>
        <div className="mt-0.5 min-h-5 text-muted">{unavailable ?? state}</div>
      </div>
      {!unavailable && children && (
        <div className={isTall ? 'card-links wide:-mt-2 wide:self-start' : 'card-links'}>{children}</div>
      )}
    </div>
  )
}

/** The page's one primary link: at the end of its card, on a phone within reach of the thumb. */
export function PinnedAction({ children }: { children: ReactNode }) {
  return <div className="pinned flex flex-col gap-2">{children}</div>
}
