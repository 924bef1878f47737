import { CopyButton } from './copy-button'

type Props = { label: string; text: string; words: { copy: string; copied: string; failed: string } }

/** Something to copy, letter by letter: it wraps rather than hides, and reads left to right in every language. */
export function CodeBlock({ label, text, words }: Props) {
  return (
    <div className="min-w-0">
      <div className="flex min-h-11 items-center justify-between gap-3">
        <p className="text-sm font-medium">{label}</p>
        <CopyButton text={text} label={words.copy} copied={words.copied} failed={words.failed} />
      </div>
      <pre
        dir="ltr"
        className="rounded-lg border border-hairline bg-sunken p-3 text-left font-mono text-xs wrap-anywhere whitespace-pre-wrap"
      >
        {text}
      </pre>
    </div>
  )
}
