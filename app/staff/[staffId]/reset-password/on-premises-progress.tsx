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

async function ask([address, started]: [string, number]): Promise<ResetProgress | 'slow'> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`Status ${answer.status}`)
  const { progress } = (await answer.json()) as { progress: ResetProgress }
  return progress === 'running' && Date.now() - started >= patience ? 'slow' : progress
}

/** Follows a reset until the on-premises directory has taken it, refused it, or a minute is over. */
export function OnPremisesProgress({ href, of, words }: Props) {
  const [started] = useState(() => Date.now())
  const { data = 'running', error } = useSWR([`${href}/status?of=${encodeURIComponent(of)}`, started], ask, {
    refreshInterval: (known = 'running') => (known === 'running' ? step : 0),
    revalidateOnFocus: false,
    errorRetryInterval: step,
    errorRetryCount: 3,
  })
  const progress = error && data === 'running' ? 'lost' : data
  return (
    <section aria-label={words.label} className="grid gap-2">
      <div role={progress === 'refused' ? 'alert' : 'status'}>
        <CheckList items={[{ state: states[progress], text: words[progress] }]} />
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
