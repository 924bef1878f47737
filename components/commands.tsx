import { SquareTerminal } from 'lucide-react'
import { CodeBlock } from './code-block'

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
          <CodeBlock key={title} label={title} text={text} words={words} />
        ))}
      </div>
    </details>
  )
}
