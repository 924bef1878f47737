'use client'

import { useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { OnceHead, type OnceWords } from './once-head'
import { ReadAloud } from './read-aloud'
import { SecretText } from './secret-text'
import { SecretTools, type ToolWords } from './secret-tools'
import { SpelledOut, type Spelled } from './spelled-out'
import { useHiding } from './use-hiding'
import { useHydrated } from './use-hydrated'

type Props = {
  name: 'temporaryPassword' | 'temporaryAccessPass' | 'pin'
  label: string
  secret: string
  seconds?: number
  spelled: Spelled[]
  words: ToolWords & OnceWords & { readAloud: string; stopReading: string }
  /** What the printer gets: in the document only while the secret is shown. */
  slip?: ReactNode
}

export function SecretOnce({ name, label, secret, seconds = 60, spelled, words, slip }: Props) {
  const runs = useHydrated()
  const { shown, left, show, hide } = useHiding(seconds)
  const [isOpen, setOpen] = useState(false)
  const open = isOpen && shown

  function showAgain() {
    setOpen(false)
    show()
  }

  function spell() {
    setOpen(!open)
    if (!open) show()
  }

  return (
    <section aria-label={label} className="rounded-xl border border-accent bg-accent-soft text-sm">
      <OnceHead label={label} shown={shown} left={left} seconds={seconds} words={words} />
      <div
        dir="ltr"
        className="px-4 py-2 font-mono text-[1.75rem] leading-10 font-medium wrap-anywhere slashed-zero"
      >
        {shown ? (
          <output name={name}>
            <SecretText secret={secret} />
          </output>
        ) : (
          <span aria-hidden="true" className="text-muted">
            <SecretText secret={'•'.repeat(12)} />
          </span>
        )}
      </div>
      {open && (
        <div className="mx-2">
          <SpelledOut spelled={spelled} tool={<ReadAloud spelled={spelled} onStart={show} words={words} />} />
        </div>
      )}
      <div className="mx-2 flex min-h-19 flex-wrap border-t border-accent/25 pt-2 pb-3 noscript:hidden">
        {runs && (
          <SecretTools
            words={words}
            secret={secret}
            shown={shown}
            open={open}
            printable={slip !== undefined}
            onShow={showAgain}
            onHide={hide}
            onSpell={spell}
          />
        )}
      </div>
      {runs && shown && slip && createPortal(slip, document.body)}
    </section>
  )
}
