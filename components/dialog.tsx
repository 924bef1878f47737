'use client'

import { X } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect, useId, useRef, type ReactNode, type SyntheticEvent } from 'react'
import { Avatar } from './avatar'

type Props = {
  title: string
  person?: { id: string; name: string; signInName: string }
  closeHref: string
  closeLabel: string
  /** Leaves by loading a new document: for a dialog that has shown a secret. */
  hardClose?: boolean
  children: ReactNode
}

export function Dialog({ title, person, closeHref, closeLabel, hardClose = false, children }: Props) {
  const router = useRouter()
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    if (dialog.current && !dialog.current.matches(':modal')) {
      dialog.current.removeAttribute('open')
      dialog.current.showModal()
    }
    // A new title is a new answer: reading starts there.
    heading.current?.focus()
  }, [title])

  function leave(event: SyntheticEvent) {
    if (event.target !== dialog.current) return
    event.preventDefault()
    if (hardClose) location.replace(closeHref)
    else router.replace(closeHref, { scroll: false })
  }

  const close = {
    'aria-label': closeLabel,
    className: '-me-3 grid size-11 flex-none place-content-center rounded-lg text-muted hover:bg-sunken',
    children: <X aria-hidden="true" className="size-5.5" />,
  }

  return (
    <dialog open ref={dialog} aria-labelledby={titleId} onCancel={leave} onClose={leave} className="dialog">
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
            <Avatar id={person.id} name={person.name} />
            <p className="min-w-0">
              <bdi className="block text-base font-strong">{person.name}</bdi>{' '}
              <bdi dir="ltr" className="block wrap-anywhere text-muted">
                {person.signInName}
              </bdi>
            </p>
          </div>
        )}
        <div className="dialog-body pt-5">{children}</div>
      </div>
    </dialog>
  )
}

export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="dialog-actions">{children}</div>
}
