'use client'

import { useEffect, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { ReadAloud } from './read-aloud'
import { Ring } from './ring'
import { SecretText } from './secret-text'
import { SecretTools, type ToolWords } from './secret-tools'
import { SpelledOut, type Spelled } from './spelled-out'
import { useHydrated } from './use-hydrated'

type Props = {
  name: 'temporaryPassword' | 'temporaryAccessPass' | 'pin'
  label: string
  secret: string
  seconds?: number
  spelled: Spelled[]
  words: ToolWords & {
    hidesIn: string
    hidden: string
    announce: string
    readAloud: string
    stopReading: string
  }
  /** What the printer gets: in the document only while the secret is shown. */
  slip?: ReactNode
}

export function SecretOnce({ name, label, secret, seconds = 60, spelled, words, slip }: Props) {
  const runs = useHydrated()
  const [shown, setShown] = useState(true)
  const [open, setOpen] = useState(false)
  const [round, setRound] = useState(0)
  const [left, setLeft] = useState(seconds)

  useEffect(() => {
    if (!shown) return
    const end = Date.now() + seconds * 1000
    const timer = setInterval(() => {
      const rest = Math.max(0, Math.ceil((end - Date.now()) / 1000))
      setLeft(rest)
      if (rest > 0) return
      setShown(false)
      setOpen(false)
    }, 1000)
    return () => clearInterval(timer)
  }, [shown, round, seconds])

  // What the document began with has done its work, and may hold the secret: a suggestion, or the answer itself.
  useEffect(() => document.querySelectorAll('script:not([src])').forEach((script) => script.remove()), [])

  function hide() {
    setShown(false)
    setOpen(false)
  }

  function startAgain() {
    setShown(true)
    setLeft(seconds)
    setRound((before) => before + 1)
  }

  function spell() {
    setOpen(!open)
    if (!open) startAgain()
  }

  const [before, after = ''] = words.hidesIn.split('{seconds}')
  const spoken = [10, 30].find((mark) => left <= mark) ?? seconds

  return (
    <section aria-label={label} className="rounded-xl border border-accent bg-accent-soft px-2 text-sm">
      <div className="flex min-h-7 items-center justify-between gap-3 px-2 pt-4">
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
      <div
        dir="ltr"
        className="px-2 py-2 font-mono text-[1.75rem] leading-10 font-medium wrap-anywhere slashed-zero"
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
        <SpelledOut
          spelled={spelled}
          tool={<ReadAloud spelled={spelled} onStart={startAgain} words={words} />}
        />
      )}
      <div className="flex min-h-19 flex-wrap border-t border-accent/25 pt-2 pb-3 noscript:hidden">
        {runs && (
          <SecretTools
            words={words}
            secret={secret}
            shown={shown}
            open={open}
            printable={slip !== undefined}
            onShow={startAgain}
            onHide={hide}
            onSpell={spell}
          />
        )}
      </div>
      {runs && shown && slip && createPortal(slip, document.body)}
    </section>
  )
}
