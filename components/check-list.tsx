import { CircleCheck, CircleDashed, CircleQuestionMark, CircleX, Hourglass } from 'lucide-react'
import type { ReactNode } from 'react'

const states = {
  open: { Icon: CircleDashed, icon: 'text-muted', text: 'text-muted' },
  kept: { Icon: CircleCheck, icon: 'text-positive', text: 'text-ink' },
  broken: { Icon: CircleX, icon: 'text-danger', text: 'text-danger font-medium' },
  waiting: { Icon: Hourglass, icon: 'text-ink', text: 'text-ink' },
  unknown: { Icon: CircleQuestionMark, icon: 'text-caution', text: 'text-caution' },
}

type Item = {
  state: keyof typeof states
  text: ReactNode
  detail?: string
  /** What the icon says, for those who do not see it. */
  stateLabel?: string
}

export function CheckList({ items }: { items: Item[] }) {
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {items.map((item, index) => {
        const { Icon, icon, text } = states[item.state]
        return (
          <li key={index} className="flex gap-2.5">
            <Icon aria-hidden="true" className={`size-5 ${icon}`} />
            <div className={`min-w-0 ${text}`}>
              {item.stateLabel && <span className="sr-only">{item.stateLabel} </span>}
              {item.text}
              {item.detail && <span className="block font-normal text-muted">{item.detail}</span>}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
