'use client'

import { useEffect, useRef, type ReactNode } from 'react'

/** What came of a form whose button is gone: the focus, which was on it, goes on here and is not lost. */
export function Answer({ role, children }: { role?: 'status'; children: ReactNode }) {
  const answer = useRef<HTMLDivElement>(null)
  useEffect(() => answer.current?.focus(), [])
  return (
    <div ref={answer} role={role} tabIndex={-1} className="grid gap-3">
      {children}
    </div>
  )
}
