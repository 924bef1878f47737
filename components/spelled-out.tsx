import type { ReactNode } from 'react'

export type Spelled = { character: string; words: string }

export function SpelledOut({ spelled, tool }: { spelled: Spelled[]; tool?: ReactNode }) {
  return (
    <div className="border-t border-accent/25 px-2 py-2.5">
      <ul className="columns-2 gap-4">
        {spelled.map((each, index) => (
          <li key={index} className="flex break-inside-avoid items-baseline gap-3 py-0.5">
            <bdi
              dir="ltr"
              className={`w-3 font-mono font-bold slashed-zero ${/\d/.test(each.character) ? 'text-accent' : ''}`}
            >
              {each.character}
            </bdi>
            {each.words}
          </li>
        ))}
      </ul>
      {tool}
    </div>
  )
}
