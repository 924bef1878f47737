'use client'

import { Ring } from './ring'
import { useHydrated } from './use-hydrated'

export type OnceWords = {
  /** With `{seconds}` in it. */
  hidesIn: string
  hidden: string
  /** What is read out, with the seconds that are left. */
  announce: string
}

type Props = { label: string; shown: boolean; left: number; seconds: number; words: OnceWords }

/** What a secret that hides is called, and how long it is still there. */
export function OnceHead({ label, shown, left, seconds, words }: Props) {
  const runs = useHydrated()
  const [before, after = ''] = words.hidesIn.split('{seconds}')
  const spoken = [10, 30].find((mark) => left <= mark) ?? seconds
  return (
    <>
      <div className="flex min-h-7 items-center justify-between gap-3 px-4 pt-4">
        <h3 className="font-semibold">{label}</h3>
        {runs && (
          <p aria-hidden={shown} className="flex min-h-7 items-center gap-3 text-end text-muted tabular-nums">
            <span>
              {shown ? before : words.hidden}
              {shown && <strong className="text-ink">{`${left}${after}`}</strong>}
            </span>
            {shown && <Ring value={left} of={seconds} className="size-7" />}
          </p>
        )}
      </div>
      <p role="status" className="sr-only">
        {runs && (shown ? words.announce.replace('{seconds}', String(spoken)) : words.hidden)}
      </p>
    </>
  )
}
