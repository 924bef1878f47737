'use client'

import { useState } from 'react'
import useSWR from 'swr'
import { ButtonLink } from '@/components/button'
import { CheckList } from '@/components/check-list'
import type { ResetProgress } from '@/lib/graph/reset-password'
import type { Words } from './words'

type Props = { href: string; of: string; words: Words['progress'] }

const states = {
  running: 'waiting',
  succeeded: 'kept',
  refused: 'broken',
  untold: 'unknown',
  slow: 'unknown',
  lost: 'unknown',
} as const

const patience = 60_000
const step = 2_000

type Known = { progress: ResetProgress['progress'] | 'slow' | 'lost'; detail: string | null }

const running: Known = { progress: 'running', detail: null }

async function ask([address, started]: [string, number]): Promise<Known> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`Status ${answer.status}`)
  const known = (await answer.json()) as ResetProgress
  const isSlow = known.progress === 'running' && Date.now() - started >= patience
  return isSlow ? { progress: 'slow', detail: null } : known
}

/** Follows a reset until the on-premises directory has taken it, refused it, or a minute is over. */
export function OnPremisesProgress({ href, of, words }: Props) {
  const [started] = useState(() => Date.now())
  const { data = running, error } = useSWR([`${href}/status?of=${encodeURIComponent(of)}`, started], ask, {
    refreshInterval: (known = running) => (known.progress === 'running' ? step : 0),
    revalidateOnFocus: false,
    errorRetryInterval: step,
    errorRetryCount: 3,
  })
  const progress = error && data.progress === 'running' ? 'lost' : data.progress
  const detail = data.detail ? words.detail.replace('{detail}', data.detail) : undefined
  return (
    <section aria-label={words.label} className="grid gap-2">
      <div role={progress === 'refused' ? 'alert' : 'status'}>
        <CheckList items={[{ state: states[progress], text: words[progress], detail }]} />
      </div>
      {progress === 'refused' && (
        <ButtonLink href={href} hard>
          {words.again}
        </ButtonLink>
      )}
      <noscript>
        <ButtonLink href={`${href}/result?of=${encodeURIComponent(of)}`} hard target="_blank">
          {words.check}
        </ButtonLink>
      </noscript>
    </section>
  )
}
