'use client'

import useSWR from 'swr'
import type { MethodRow } from '../method-words'

async function ask(address: string): Promise<MethodRow[]> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`Status ${answer.status}`)
  return ((await answer.json()) as { rows: MethodRow[] }).rows
}

/** The methods as they are now: while the person registers one, and while some are removed. */
export function useMethods(staffId: string, first: MethodRow[], every: number) {
  const { data, error } = useSWR(`/staff/${staffId}/methods/status`, ask, {
    fallbackData: first,
    refreshInterval: every,
    revalidateOnMount: false,
    errorRetryCount: 3,
  })
  return { rows: data, isStale: error !== undefined }
}
