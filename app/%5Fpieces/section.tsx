import type { ReactNode } from 'react'

/** The pieces that do one kind of work. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid grid-cols-1 gap-5 border-t border-hairline pt-5">
      <h2 className="text-lg">{title}</h2>
      {children}
    </section>
  )
}

/** One piece under the name of its file. */
export function Piece({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-1 gap-2">
      <h3 className="font-mono text-xs text-muted">{name}</h3>
      <div className="flex min-w-0 flex-col gap-3">{children}</div>
    </div>
  )
}
