'use client'

import { Check, ChevronUp, Copy, Eye, EyeOff, Printer, Volume2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCopy } from './use-copy'

export type ToolWords = {
  show: string
  hide: string
  copy: string
  copied: string
  copyFailed: string
  spellOut: string
  close: string
  print: string
}

type Props = {
  words: ToolWords
  secret: string
  shown: boolean
  open: boolean
  printable: boolean
  onShow: () => void
  onHide: () => void
  onSpell: () => void
}

export function SecretTools({ words, secret, shown, open, printable, onShow, onHide, onSpell }: Props) {
  const [state, copy] = useCopy(secret)
  const copyLabel = { idle: words.copy, copied: words.copied, failed: words.copyFailed }[state]

  return (
    <>
      {shown && (
        <>
          <Tool icon={state === 'copied' ? <Check /> : <Copy />} onClick={copy}>
            <span aria-live="polite">{copyLabel}</span>
          </Tool>
          <Tool icon={open ? <ChevronUp /> : <Volume2 />} onClick={onSpell} expanded={open}>
            {open ? words.close : words.spellOut}
          </Tool>
          {printable && (
            <Tool icon={<Printer />} onClick={() => window.print()}>
              {words.print}
            </Tool>
          )}
        </>
      )}
      <Tool key="toggle" icon={shown ? <EyeOff /> : <Eye />} onClick={shown ? onHide : onShow}>
        {shown ? words.hide : words.show}
      </Tool>
    </>
  )
}

type ToolProps = { icon: ReactNode; onClick: () => void; expanded?: boolean; children: ReactNode }

function Tool({ icon, onClick, expanded, children }: ToolProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      aria-expanded={expanded}
      className="flex min-h-14 min-w-min flex-1 basis-16 flex-col items-center justify-center gap-0.5 rounded-lg text-xs font-semibold text-accent hover:text-accent-strong [&>svg]:size-5"
    >
      {icon}
      {children}
    </button>
  )
}
