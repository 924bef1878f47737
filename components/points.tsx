import type { ReactNode } from 'react'

export function Points({ items }: { items: { icon: ReactNode; text: ReactNode }[] }) {
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {items.map((item, index) => (
        <li key={index} className="flex gap-2.5">
          <span aria-hidden="true" className="flex-none text-muted [&>svg]:size-5">
            {item.icon}
          </span>
          <span className="min-w-0">{item.text}</span>
        </li>
      ))}
    </ul>
  )
}
