import type { ReactNode } from 'react'

export function Footer({ items }: { items: ReactNode[] }) {
  return (
    <footer className="px-4 pb-2 text-muted">
      <ul className="flex flex-wrap justify-center gap-x-5 text-xs">
        {items.map((item, index) => (
          <li
            key={index}
            className="flex min-h-11 items-center [&_a]:inline-block [&_a]:min-w-11 [&_a]:py-3 [&_a]:text-center [&_a]:underline [&_a]:underline-offset-2 [&_a]:hover:text-ink"
          >
            {item}
          </li>
        ))}
      </ul>
    </footer>
  )
}
