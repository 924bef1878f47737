'use client'

import { useEffect, useState } from 'react'

/** Something that is shown for so many seconds, and again when it is asked for. */
export function useHiding(seconds: number) {
  const [shown, setShown] = useState(true)
  const [left, setLeft] = useState(seconds)

  useEffect(() => {
    if (!shown) return
    const end = Date.now() + seconds * 1000
    const timer = setInterval(() => {
      const rest = Math.max(0, Math.ceil((end - Date.now()) / 1000))
      setLeft(rest)
      if (rest === 0) setShown(false)
    }, 1000)
    return () => clearInterval(timer)
  }, [shown, seconds])

  function show() {
    setLeft(seconds)
    setShown(true)
  }

  return { shown, left, show, hide: () => setShown(false) }
}
