'use client'

import { Check, Copy } from 'lucide-react'
import { Button } from './button'
import { useCopy } from './use-copy'
import { useHydrated } from './use-hydrated'

type Props = { text: string; label: string; copied: string; failed: string }

export function CopyButton({ text, label, copied, failed }: Props) {
  const runs = useHydrated()
  const [state, copy] = useCopy(text)
  const Icon = state === 'copied' ? Check : Copy

  return (
    <div className="copy -mx-2 min-h-11 text-sm noscript:hidden">
      {runs && (
        <Button variant="quiet" onClick={copy}>
          <Icon aria-hidden="true" className="size-4" />
          <span aria-live="polite">{{ idle: label, copied, failed }[state]}</span>
        </Button>
      )}
    </div>
  )
}
