'use client'

import { Eye, EyeOff, Printer } from 'lucide-react'
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { Button } from './button'
import { OnceHead, type OnceWords } from './once-head'
import { useHiding } from './use-hiding'
import { useHydrated } from './use-hydrated'

type Props = {
  image: string
  validity: string | null
  seconds?: number
  words: OnceWords & { label: string; alt: string; print: string; show: string; hide: string }
  /** What the printer gets: in the document only while the code is shown. */
  slip: ReactNode
}

/** A QR code that exists only here, in the size in which it is printed. */
export function BadgeOnce({ image, validity, seconds = 60, words, slip }: Props) {
  const runs = useHydrated()
  const { shown, left, show, hide } = useHiding(seconds)
  return (
    <section aria-label={words.label} className="rounded-xl border border-accent bg-accent-soft text-sm">
      <OnceHead label={words.label} shown={shown} left={left} seconds={seconds} words={words} />
      <div className="grid gap-3 p-4 pt-3">
        {/* A scanner wants it dark on white, whatever the colours of the page. */}
        <div className="grid size-48 place-content-center justify-self-center rounded-lg bg-[#fff]">
          {shown && (
            // A picture of Graph's own, which no optimiser may ever see.
            // eslint-disable-next-line @next/next/no-img-element
            <img src={image} alt={words.alt} width={192} height={192} className="size-48 rounded-lg" />
          )}
        </div>
        {validity && <p className="text-muted">{validity}</p>}
        {runs && (
          <div className="flex flex-wrap gap-3">
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
      </div>
      {runs && shown && createPortal(slip, document.body)}
    </section>
  )
}
