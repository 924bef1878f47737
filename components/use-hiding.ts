'use client'

import { useEffect, useState } from 'react'

/** A secret that is shown for so many seconds, and again when it is asked for. */
export function useHiding(seconds: number) {
  const [shown, setShown] = useState(true)
  const [left, setLeft] = useState(seconds)
  /** Asked for again while it is there, it stays the whole time. */
  const [round, setRound] = useState(0)

  useEffect(() => {
    if (!shown) return
    const end = Date.now() + seconds * 1000
    const timer = setInterval(() => {
      const rest = Math.max(0, Math.ceil((end - Date.now()) / 1000))
      setLeft(rest)
      if (rest === 0) setShown(false)
    }, 1000)
    return () => clearInterval(timer)
  }, [shown, round, seconds])

  // What the document began with has done its work, and may hold the secret: a suggestion, or the answer itself.
  useEffect(() => document.querySelectorAll('script:not([src])').forEach((script) => script.remove()), [])

  function show() {
    setLeft(seconds)
    setShown(true)
    setRound((before) => before + 1)
  }

  return { shown, left, show, hide: () => setShown(false) }
}
