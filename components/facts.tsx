import type { ReactNode } from 'react'

type Props = { rows: { label: string; value: ReactNode }[]; label: string }

/** A card of its own on a phone; bare, below a hairline, beside the person and on an empty page. */
export function Facts({ rows, label }: Props) {
  return (
    <section>
      <h2 className="mb-2 text-xs font-semibold text-muted in-[.empty]:sr-only wide:sr-only">{label}</h2>
      <dl className="facts grid grid-cols-[minmax(6.75rem,auto)_minmax(0,1fr)] gap-x-4 gap-y-2 text-sm">
        {rows.map((row) => (
          <div key={row.label} className="col-span-2 grid grid-cols-subgrid">
            <dt className="text-muted">{row.label}</dt>
            <dd>{row.value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
