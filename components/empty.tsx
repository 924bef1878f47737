import type { ReactNode } from 'react'
import { PageFrame } from './page-frame'

/** A page with nothing to show, or an error: what is the matter, and the way on. */
export function Empty({
  title,
  children,
  action,
}: {
  title: string
  children: ReactNode
  action?: ReactNode
}) {
  return (
    <PageFrame width="list" title={title}>
      <div className="empty flex flex-col gap-5 pt-2 wide:pt-0">
        <h1 className="-mb-2 text-xl">{title}</h1>
        {children}
        {action && <div className="pinned flex flex-col gap-2 wide:flex-row wide:gap-3">{action}</div>}
      </div>
    </PageFrame>
  )
}
