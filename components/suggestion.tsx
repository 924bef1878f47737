import type { ReactNode } from 'react'

type Props = { label: string; value: string; use?: ReactNode; another?: ReactNode }

export function Suggestion({ label, value, use, another }: Props) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 rounded-xl bg-sunken px-4 pt-3 pb-3 text-sm forced-colors:border">
      <p className="w-full min-w-0">
        <span className="block text-xs text-muted">{label}</span>{' '}
        <bdi dir="ltr" className="block font-mono text-base wrap-anywhere slashed-zero">
          {value}
        </bdi>
      </p>
      {(use || another) && (
        <div className="mt-2 flex flex-wrap items-center gap-x-3">
          {use}
          {another}
        </div>
      )}
    </div>
  )
}
