import type { ReactNode } from 'react'

export function Steps({ heading, items }: { heading: string; items: ReactNode[] }) {
  return (
    <section>
      <h3 className="text-base font-semibold">{heading}</h3>
      <ol className="mt-2 flex flex-col gap-2 text-sm">
        {items.map((item, index) => (
          <li key={index} className="flex gap-2.5">
            <span aria-hidden="true" className="w-5 flex-none text-center text-muted tabular-nums">
              {index + 1}
            </span>
            <span className="min-w-0">{item}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
