import type { ReactNode } from 'react'

const tones = {
  positive: { word: 'text-positive', dot: 'bg-positive' },
  caution: { word: 'text-caution', dot: 'bg-caution' },
  danger: { word: 'text-danger', dot: 'bg-danger' },
  plain: { word: 'text-ink', dot: 'border-2 border-muted' },
}

export type Tone = keyof typeof tones

export function Status({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`inline-flex items-baseline gap-1.5 ${tones[tone].word}`}>
      <span
        aria-hidden="true"
        className={`size-2 flex-none -translate-y-px rounded-full forced-color-adjust-none ${tones[tone].dot}`}
      />
      <span>{children}</span>
    </span>
  )
}
