'use client'

import { Search } from 'lucide-react'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useEffect, useRef, type FormEvent } from 'react'
import { searchAddress, sendable } from './tidy'

type Props = { label: string; submit: string }

/** Typing pauses for so long before the search follows. */
const pause = 200

/** What the form can send without JavaScript: an address holds no more of them in every script. */
const mostTyped = 1000

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
    const box = input.current
    if (!box || (isHere && document.activeElement === box)) return
    // The address holds what was typed, or as much of it as one has to send: then the box has it better.
    if (sendable(box.value) !== shown) box.value = shown
  }, [isHere, shown])

  function search(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    clearTimeout(timer.current)
    follow()
  }

  function follow() {
    // The box keeps whatever is typed; of ten thousand characters no address could hold all.
    const address = searchAddress(input.current?.value ?? '')
    const isEmpty = address === '/staff'
    // On the page itself the results follow the address: no page is loaded.
    if (isHere) window.history.replaceState(null, '', address)
    // Nobody is interrupted while they type. Sent as a form it is held back, with a word about why: see components/offline.
    else if (!navigator.onLine) return
    else if (isOnTheWay.current) router.replace(address)
    else if (!isEmpty) router.push(address)
    isOnTheWay.current ||= !isEmpty
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
          maxLength={mostTyped}
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
