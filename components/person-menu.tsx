import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Avatar } from './avatar'
import { Menu } from './menu'
import { SignInName } from './sign-in-name'

type Props = {
  name: string
  initials: string
  signInName: string
  id: string
  /** Holds the name, which is what a wide screen shows. */
  label: string
  children: ReactNode
}

export function PersonMenu({ name, initials, signInName, id, label, children }: Props) {
  const summary = (
    <>
      <Avatar id={id} initials={initials} size="small" />
      <span className="sr-only">{label}</span>
      <bdi aria-hidden="true" className="max-wide:hidden">
        {name}
      </bdi>
      <ChevronDown aria-hidden="true" className="size-4 text-muted max-wide:hidden" />
    </>
  )
  return (
    <Menu
      summary={summary}
      summaryClass="flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-lg text-sm font-strong"
      place="end-0"
    >
      <div className="mb-2 border-b border-hairline px-3 pt-1 pb-3 text-sm">
        <p className="font-strong">
          <bdi>{name}</bdi>
        </p>
        <p className="text-muted">
          <SignInName>{signInName}</SignInName>
        </p>
      </div>
      {children}
    </Menu>
  )
}
