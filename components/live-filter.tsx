'use client'

import { Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useRef, type FormEvent } from 'react'

type Props = { action: string; name: string; value: string; label: string; submit: string }

/** Typing pauses for so long before the list follows. */
const pause = 150

/** Narrows the list below it as one types; without JavaScript, by its button. */
export function LiveFilter({ action, name, value, label, submit }: Props) {
  const router = useRouter()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  function follow(event: FormEvent<HTMLInputElement>) {
    const text = event.currentTarget.value
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      router.replace(text ? `${action}?${new URLSearchParams({ [name]: text })}` : action, { scroll: false })
    }, pause)
  }

  return (
    <form role="search" action={action} className="flex gap-2">
      <label className="search-field">
        <span className="sr-only">{label}</span>
        <Search aria-hidden="true" />
        <input
          type="search"
          name={name}
          defaultValue={value}
          placeholder={label}
          onInput={follow}
          autoComplete="off"
          className="field"
        />
      </label>
      <noscript>
        <button className="min-h-11 rounded-lg border border-edge bg-card px-4 font-strong">{submit}</button>
      </noscript>
    </form>
  )
}
