'use client'

import Link from 'next/link'
import { useRef, useState, type ComponentProps } from 'react'

/** So long a pointer rests on what it is about to press. */
const dwell = 65

/** A link whose page is fetched as soon as somebody is about to open it, and not before. */
export function IntentLink(props: Omit<ComponentProps<typeof Link>, 'prefetch'>) {
  const [isMeant, setIsMeant] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const mean = () => setIsMeant(true)

  return (
    <Link
      {...props}
      prefetch={isMeant}
      onPointerEnter={() => (timer.current = setTimeout(mean, dwell))}
      onPointerLeave={() => clearTimeout(timer.current)}
      onPointerDown={mean}
      onFocus={mean}
    />
  )
}
