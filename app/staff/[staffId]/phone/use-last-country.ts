'use client'

import { useEffect, useSyncExternalStore } from 'react'

/** The two letters of a country, kept in this browser: nothing of a person. */
const key = 'my-staff.country'

function read(): string {
  try {
    return localStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

/** The country that was last used here; `used` is the one to remember, once it is known. */
export function useLastCountry(used: string | null): string {
  useEffect(() => {
    try {
      if (used) localStorage.setItem(key, used)
    } catch {
      // A browser that keeps nothing: then it is not suggested.
    }
  }, [used])
  return useSyncExternalStore(
    () => () => {},
    read,
    () => '',
  )
}
