'use client'

import { Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useRef, type FormEvent } from 'react'

type Props = { action: string; name: string; value: string; label: string; submit: string }

/** Typing pauses for so long before the list follows. */
const pause = 150

/** Characters: longer than any name in a list, and no longer than addresses. */
const most = { asOneTypes: 300, inForm: 1000 }

/** Narrows the list below it as one types; without JavaScript, by its button. */
export function LiveFilter({ action, name, value, label, submit }: Props) {
  const router = useRouter()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  function follow(event: FormEvent<HTMLInputElement>) {
    const { value } = event.currentTarget
    // The box keeps whatever is typed; an address holds so much of it in every script.
    const text = Array.from(value).slice(0, most.asOneTypes).join('')
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      // Nobody is interrupted while they type. Sent as a form it is held back, with a word about why: see components/offline.
      if (!navigator.onLine) return
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
          maxLength={most.inForm}
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
