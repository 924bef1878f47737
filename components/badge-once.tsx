'use client'

import { Eye, EyeOff, Printer } from 'lucide-react'
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { Button } from './button'
import { Ring } from './ring'
import { useHiding } from './use-hiding'
import { useHydrated } from './use-hydrated'

type Props = {
  image: string
  validity: string | null
  seconds?: number
  words: {
    label: string
    alt: string
    print: string
    show: string
    hide: string
    hidden: string
    hidesIn: string
    announce: string
  }
  /** What the printer gets: in the document only while the code is shown. */
  slip: ReactNode
}

/** A QR code that exists only here, in the size in which it is printed. */
export function BadgeOnce({ image, validity, seconds = 60, words, slip }: Props) {
  const runs = useHydrated()
  const { shown, left, show, hide } = useHiding(seconds)
  const [before, after = ''] = words.hidesIn.split('{seconds}')
  const spoken = [10, 30].find((mark) => left <= mark) ?? seconds
  return (
    <section aria-label={words.label} className="rounded-xl border border-accent bg-accent-soft p-4 text-sm">
      <div className="flex min-h-7 items-center justify-between gap-3">
        <h3 className="font-semibold">{words.label}</h3>
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
      <div className="bg-white my-3 grid size-48 place-content-center justify-self-center rounded-lg">
        {shown && (
          // A picture of Graph's own, which no optimiser may ever see.
          // eslint-disable-next-line @next/next/no-img-element
          <img src={image} alt={words.alt} width={192} height={192} className="size-48 rounded-lg" />
        )}
      </div>
      {validity && <p className="text-muted">{validity}</p>}
      {runs && (
        <div className="mt-3 flex flex-wrap gap-3">
          {shown && (
            <Button onClick={() => window.print()}>
              <Printer aria-hidden size={16} /> {words.print}
            </Button>
          )}
          <Button variant="quiet" onClick={shown ? hide : show}>
            {shown ? <EyeOff aria-hidden size={16} /> : <Eye aria-hidden size={16} />}
            {shown ? words.hide : words.show}
          </Button>
        </div>
      )}
      {runs && shown && createPortal(slip, document.body)}
    </section>
  )
}
