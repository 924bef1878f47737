import type { ReactNode } from 'react'

export function Card({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <section className="surface flex flex-col gap-2 p-4 text-sm">
      {title && <h2 className="font-semibold">{title}</h2>}
      {children}
    </section>
  )
}
