'use client'

import { X } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useId, useLayoutEffect, useRef, type ReactNode, type SyntheticEvent } from 'react'
import { Avatar } from './avatar'
import { SignInName } from './sign-in-name'

type Props = {
  title: string
  person?: { id: string; name: string; signInName: string; initials: string }
  closeHref: string
  closeLabel: string
  /** Leaves by loading a new document: for a dialog that has shown a secret. */
  hardClose?: boolean
  children: ReactNode
}

export function Dialog({ title, person, closeHref, closeLabel, hardClose = false, children }: Props) {
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const way = useRef<HTMLAnchorElement>(null)

  useLayoutEffect(() => {
    const element = dialog.current
    if (element && !element.matches(':modal')) {
      element.removeAttribute('open')
      element.showModal()
    }
    const here = window.location.pathname
    return () => {
      // Gives the focus back to the link that led here; one that is not there any more has its card.
      element?.close()
      if (document.activeElement === document.body) cardOf(here, closeHref)?.focus()
    }
  }, [closeHref])

  // A new title is a new answer: reading starts there.
  useEffect(() => heading.current?.focus(), [title])

  function leave(event: SyntheticEvent<HTMLDialogElement>) {
    if (event.target !== event.currentTarget) return
    event.preventDefault()
    // Leaving takes the network: without it the link is held back, and the dialog stays. See ./offline.
    if (hardClose && navigator.onLine) location.replace(closeHref)
    else way.current?.click()
  }

  function leaveIfClosed(event: SyntheticEvent<HTMLDialogElement>) {
    const element = event.currentTarget
    if (element.open) return
    // A browser may close it unasked, together with whatever was open over it; while nobody can leave, nothing may vanish.
    if (navigator.onLine) leave(event)
    else element.showModal()
  }

  const close = {
    ref: way,
    'aria-label': closeLabel,
    className: '-me-3 grid size-11 flex-none place-content-center rounded-lg text-muted hover:bg-sunken',
    children: <X aria-hidden="true" className="size-5.5" />,
  }

  return (
    <dialog
      open
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={leave}
      onClose={leaveIfClosed}
      className="dialog"
    >
      <div className="dialog-panel">
        <div className="flex items-start gap-2">
          <h2 id={titleId} ref={heading} tabIndex={-1} className="grow py-2.5 text-lg">
            {title}
          </h2>
          {hardClose ? (
            <a href={closeHref} {...close} />
          ) : (
            <Link href={closeHref} replace scroll={false} {...close} />
          )}
        </div>
        {person && (
          <div className="mt-1 flex items-center gap-3 border-b border-hairline pb-4">
            <Avatar id={person.id} initials={person.initials} />
            <div className="min-w-0">
              <p className="text-base font-strong">
                <bdi>{person.name}</bdi>
              </p>
              <p className="text-muted">
                <SignInName>{person.signInName}</SignInName>
              </p>
            </div>
          </div>
        )}
        <div className="dialog-body">{children}</div>
      </div>
    </dialog>
  )
}

/** The link on the page that leads to a dialog, or to the dialog that led to it. */
function cardOf(address: string, page: string): HTMLAnchorElement | undefined {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('#content a')]
  const leading = links.filter(
    ({ pathname }) =>
      pathname === address || (pathname.startsWith(`${page}/`) && address.startsWith(`${pathname}/`)),
  )
  return leading.find(({ pathname }) => pathname === address) ?? leading[0]
}

export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="dialog-actions">{children}</div>
}
