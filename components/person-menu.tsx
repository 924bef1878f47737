'use client'

import { ChevronDown } from 'lucide-react'
import { useEffect, useRef, type MouseEvent, type ReactNode } from 'react'
import { Avatar } from './avatar'
import { SignInName } from './sign-in-name'

type Props = {
  name: string
  signInName: string
  id: string
  /** Holds the name, which is what a wide screen shows. */
  label: string
  children: ReactNode
}

export function PersonMenu({ name, signInName, id, label, children }: Props) {
  const menu = useRef<HTMLDetailsElement>(null)

  useEffect(() => {
    function onPointerDown(event: PointerEvent) {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) close()
    }
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== 'Escape' || !menu.current?.open) return
      close()
      menu.current.querySelector('summary')?.focus()
    }
    function close() {
      menu.current?.removeAttribute('open')
    }
    document.addEventListener('pointerdown', onPointerDown)
    document.addEventListener('keydown', onKeyDown)
    return () => {
      document.removeEventListener('pointerdown', onPointerDown)
      document.removeEventListener('keydown', onKeyDown)
    }
  }, [])

  function closeAfterLink(event: MouseEvent) {
    if (event.target instanceof Element && event.target.closest('a')) menu.current?.removeAttribute('open')
  }

  return (
    <details ref={menu} className="relative">
      <summary className="flex min-h-11 min-w-11 list-none items-center justify-center gap-2 rounded-lg text-sm font-strong [&::-webkit-details-marker]:hidden">
        <Avatar id={id} name={name} size="small" />
        <span className="sr-only">{label}</span>
        <bdi aria-hidden="true" className="max-wide:hidden">
          {name}
        </bdi>
        <ChevronDown aria-hidden="true" className="size-4 text-muted max-wide:hidden" />
      </summary>
      <div
        onClick={closeAfterLink}
        className="menu absolute end-0 top-full z-20 mt-1 w-72 rounded-xl bg-raised p-2 shadow-float forced-colors:border"
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
      </div>
    </details>
  )
}
