'use client'

import { Search } from 'lucide-react'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useEffect, useRef, type FormEvent } from 'react'

type Props = { label: string; submit: string }

/** Typing pauses for so long before the search follows. */
const pause = 200

/** Search over all my people: an address as one types, a form without JavaScript. */
export function SearchBox({ label, submit }: Props) {
  const router = useRouter()
  const isHere = usePathname() === '/staff'
  const q = useSearchParams().get('q') ?? ''
  const shown = isHere ? q : ''
  const input = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // Letters typed while the page of results is still coming make no further step to go back over.
  const isOnTheWay = useRef(false)

  // The address moved on by itself: back, or a link. What somebody is typing into a search is left alone.
  useEffect(() => {
    if (!isHere) isOnTheWay.current = false
    if (input.current && (!isHere || document.activeElement !== input.current)) input.current.value = shown
  }, [isHere, shown])

  function search(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    clearTimeout(timer.current)
    follow()
  }

  function follow() {
    const text = input.current?.value ?? ''
    const address = text ? `/staff?${new URLSearchParams({ q: text })}` : '/staff'
    // On the page itself the results follow the address: no page is loaded.
    if (isHere) window.history.replaceState(null, '', address)
    else if (isOnTheWay.current) router.replace(address)
    else if (text) router.push(address)
    isOnTheWay.current ||= text !== ''
  }

  function followSoon() {
    clearTimeout(timer.current)
    timer.current = setTimeout(follow, pause)
  }

  return (
    <form role="search" action="/staff" onSubmit={search} className="search">
      <label className="search-field">
        <span className="sr-only">{label}</span>
        <Search aria-hidden="true" />
        <input
          ref={input}
          type="search"
          name="q"
          defaultValue={shown}
          placeholder={label}
          onInput={followSoon}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="search"
          className="field"
        />
      </label>
      <button className="sr-only">{submit}</button>
    </form>
  )
}
