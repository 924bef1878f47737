'use client'

import { useEffect, useRef, useState, type MouseEvent } from 'react'
import { useFormStatus } from 'react-dom'
import { Button } from './button'

type Props = {
  children: string
  pendingLabel: string
  pendingNote: string
  /** The label while it is too early to send. */
  waiting?: string
  variant?: 'primary' | 'secondary' | 'danger'
}

const faulty = ':is(input, textarea, select)[aria-invalid="true"], [aria-invalid="true"] input'

export function SubmitButton({ children, pendingLabel, pendingNote, waiting, variant = 'primary' }: Props) {
  const { pending } = useFormStatus()
  const early = waiting !== undefined
  const button = useRef<HTMLButtonElement>(null)
  const wasPending = useRef(false)
  const label = pending ? pendingLabel : early ? waiting : children

  // What has to be mended first is where one goes on.
  useEffect(() => {
    const answered = wasPending.current && !pending
    wasPending.current = pending
    if (answered) button.current?.form?.querySelector<HTMLElement>(faulty)?.focus()
  }, [pending])

  function hold(event: MouseEvent) {
    if (pending || early) event.preventDefault()
  }

  return (
    <>
      <Button
        ref={button}
        type="submit"
        variant={variant}
        aria-disabled={pending || early}
        aria-busy={pending}
        data-other={pending ? children : pendingLabel}
        onClick={hold}
        // The invisible second label keeps the width that both need.
        className="flex-col gap-y-0 after:invisible after:block after:h-0 after:overflow-hidden after:content-[attr(data-other)] aria-busy:bg-accent-strong aria-disabled:not-aria-busy:border-hairline aria-disabled:not-aria-busy:bg-sunken aria-disabled:not-aria-busy:text-muted"
      >
        {label}
      </Button>
      <p
        role="status"
        className={pending ? 'flex min-h-11 flex-1 items-center text-sm text-muted' : 'sr-only'}
      >
        {pending && <AfterOneSecond>{pendingNote}</AfterOneSecond>}
      </p>
    </>
  )
}

function AfterOneSecond({ children }: { children: string }) {
  const [due, setDue] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), 1000)
    return () => clearTimeout(timer)
  }, [])
  return due ? children : null
}
