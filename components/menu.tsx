'use client'

import { useEffect, useRef, type MouseEvent, type ReactNode } from 'react'

type Props = {
  /** What opens it. */
  summary: ReactNode
  summaryClass: string
  /** Where it lies below that. */
  place: string
  onOpen?: () => void
  children: ReactNode
}

/** Opens without JavaScript; with it, Escape, a click beside it and a link in it close it. */
export function Menu({ summary, summaryClass, place, onOpen, children }: Props) {
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
    <details ref={menu} onToggle={(event) => event.currentTarget.open && onOpen?.()} className="relative">
      <summary className={`list-none [&::-webkit-details-marker]:hidden ${summaryClass}`}>{summary}</summary>
      <div
        onClick={closeAfterLink}
        className={`menu absolute top-full z-20 mt-1 w-72 rounded-xl bg-raised p-2 shadow-float forced-colors:border ${place}`}
      >
        {children}
      </div>
    </details>
  )
}
