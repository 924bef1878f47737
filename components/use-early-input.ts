'use client'

import { useEffectEvent, useLayoutEffect, useRef } from 'react'

/** Takes over what somebody typed or chose before the page's script arrived, which would forget it. */
export function useEarlyInput<E extends Element>(
  read: (element: E) => string | undefined,
  current: string,
  take: (early: string) => void,
) {
  const ref = useRef<E>(null)
  const arrive = useEffectEvent(() => {
    const early = ref.current ? read(ref.current) : undefined
    if (early !== undefined && early !== current) take(early)
  })
  useLayoutEffect(() => arrive(), [])
  return ref
}
