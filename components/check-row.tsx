import { ChevronDown, CircleCheck, CircleQuestionMark, CircleX } from 'lucide-react'
import type { ReactNode } from 'react'

const verdicts = {
  pass: { Icon: CircleCheck, tone: 'text-positive' },
  fail: { Icon: CircleX, tone: 'text-danger' },
  'cannot-tell': { Icon: CircleQuestionMark, tone: 'text-caution' },
}

export type CheckVerdict = keyof typeof verdicts

type Props = {
  verdict: CheckVerdict
  word: string
  name: string
  detail: string | null
  isOpen?: boolean
  /** What there is to know beyond the line; a check that passes has nothing. */
  children?: ReactNode
}

export function CheckRows({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul aria-label={label} className="surface divide-y divide-hairline overflow-clip text-sm">
      {children}
    </ul>
  )
}

/** One line of a list of checks, which opens where there is more to say. */
export function CheckRow({ verdict, word, name, detail, isOpen, children }: Props) {
  const { Icon, tone } = verdicts[verdict]
  const line = (
    <>
      <span className={`flex items-center gap-2 font-medium ${tone}`}>
        <Icon aria-hidden="true" className="size-5" />
        {word}
      </span>
      <span className="min-w-0">
        <span className="font-medium">{name}</span>{' '}
        {detail && <span className="text-muted wide:ms-2">{detail}</span>}
      </span>
    </>
  )
  if (!children) return <li className="check-line">{line}</li>
  return (
    <li>
      <details open={isOpen} className="group">
        <summary className="check-line">
          {line}
          <ChevronDown
            aria-hidden="true"
            className="size-5 text-muted transition-transform group-open:rotate-180"
          />
        </summary>
        <div className="flex flex-col gap-4 px-4 pb-5 wide:ps-41 wide:pe-5">{children}</div>
      </details>
    </li>
  )
}
