'use client'

import { Clock } from 'lucide-react'
import { useSyncExternalStore, type ReactNode } from 'react'
import { DialogActions } from './dialog'
import { Ring } from './ring'
import { SubmitButton } from './submit-button'

type Props = {
  /** When it may be tried again, in milliseconds since 1970, and how long the wait is in all. */
  until: number
  seconds: number
  title: string
  text: string
  /** The button's words while waiting, with {seconds}, and when the time has come. */
  label: string
  ready: string
  pendingLabel: string
  pendingNote: string
  /** What was kept, and what the person may do instead. */
  children?: ReactNode
  others?: ReactNode
}

/** Inside the form that is to be sent again. Without JavaScript the button works at once. */
export function Countdown(props: Props) {
  const { until, seconds, title, text, label, ready, pendingLabel, pendingNote, children, others } = props
  const left = useSyncExternalStore(
    everySecond,
    () => Math.min(seconds, Math.max(0, Math.ceil((until - Date.now()) / 1000))),
    () => 0,
  )

  return (
    <>
      <div className="flex items-center gap-4">
        <span aria-hidden="true" className="relative grid size-11 flex-none place-content-center">
          <Ring value={left} of={seconds} className="absolute inset-0 size-11" />
          <span className="font-semibold tabular-nums">
            {left > 0 ? left : <Clock className="size-5 text-muted" />}
          </span>
        </span>
        <div role="alert" className="min-w-0 text-muted">
          <p className="text-base font-semibold text-ink">{title}</p>
          <p>{text}</p>
        </div>
      </div>
      <p role="status" className="sr-only">
        {left === 0 && ready}
      </p>
      {children}
      <DialogActions>
        <SubmitButton
          pendingLabel={pendingLabel}
          pendingNote={pendingNote}
          waiting={left > 0 ? label.replace('{seconds}', String(left)) : undefined}
        >
          {ready}
        </SubmitButton>
        {others}
      </DialogActions>
    </>
  )
}

function everySecond(changed: () => void): () => void {
  const timer = setInterval(changed, 1000)
  return () => clearInterval(timer)
}
