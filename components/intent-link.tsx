'use client'

import Link from 'next/link'
import { useRef, useState, type ComponentProps } from 'react'

/** So long a pointer rests on what it is about to press, and so long the focus does: with Tab it hurries past. */
const dwell = { pointer: 65, focus: 300 }

/** A link whose page is fetched as soon as somebody is about to open it, and not before. */
export function IntentLink(props: Omit<ComponentProps<typeof Link>, 'prefetch'>) {
  const [isMeant, setIsMeant] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const mean = () => setIsMeant(true)

  function meanAfter(pause: number) {
    clearTimeout(timer.current)
    timer.current = setTimeout(mean, pause)
  }

  return (
    <Link
      {...props}
      prefetch={isMeant}
      onPointerEnter={() => meanAfter(dwell.pointer)}
      onPointerLeave={() => clearTimeout(timer.current)}
      onPointerDown={mean}
      onFocus={() => meanAfter(dwell.focus)}
      onBlur={() => clearTimeout(timer.current)}
    />
  )
}
