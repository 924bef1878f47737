import { SquareTerminal } from 'lucide-react'
import { CopyButton } from './copy-button'

type Props = {
  label: string
  parts: { title: string; text: string }[]
  words: { copy: string; copied: string; failed: string }
}

/** What to run for those who would rather do it themselves: opened by a click, copied by another. */
export function Commands({ label, parts, words }: Props) {
  return (
    <details className="opens text-sm">
      <summary>
        <SquareTerminal aria-hidden="true" className="size-5" />
        {label}
      </summary>
      <div className="grid gap-3 pt-1 pb-2">
        {parts.map(({ title, text }) => (
          <section key={title}>
            <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-3">
              <h3 className="font-semibold">{title}</h3>
              <CopyButton text={text} label={words.copy} copied={words.copied} failed={words.failed} />
            </div>
            <pre
              dir="ltr"
              className="rounded-lg border border-hairline bg-sunken p-3 text-start font-mono text-xs wrap-anywhere whitespace-pre-wrap"
            >
              {text}
            </pre>
          </section>
        ))}
      </div>
    </details>
  )
}
