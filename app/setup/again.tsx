'use client'

import { RefreshCw } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTransition, type MouseEvent } from 'react'
import useSWR from 'swr'
import { ButtonLink } from '@/components/button'
import { fetchJson } from '@/lib/fetch-json'

type Props = { href: string; words: { again: string; running: string; progress: string } }
type Progress = { done: number; of: number }

/** Runs the checks once more; with JavaScript it says how far they are. */
export function CheckAgain({ href, words }: Props) {
  const router = useRouter()
  const [isRunning, start] = useTransition()
  const progress = useProgress(isRunning)

  function run(event: MouseEvent) {
    event.preventDefault()
    if (!isRunning) start(() => router.refresh())
  }

  const text = progress
    ? words.progress.replace('{done}', String(progress.done)).replace('{of}', String(progress.of))
    : ''
  return (
    <div className="flex flex-col gap-2">
      <ButtonLink
        href={href}
        hard
        onClick={run}
        aria-busy={isRunning}
        icon={<RefreshCw aria-hidden="true" className="size-4" />}
      >
        {words.again}
      </ButtonLink>
      <div role="status" className={isRunning ? 'w-56 text-xs text-muted' : 'sr-only'}>
        {isRunning && (
          <>
            <p>
              {words.running} {text}
            </p>
            <progress
              aria-label={words.running}
              max={progress?.of ?? 1}
              value={progress?.done ?? 0}
              className="mt-1"
            />
          </>
        )}
      </div>
    </div>
  )
}

/** Without news the bar stands where it was. */
function useProgress(isRunning: boolean): Progress | undefined {
  const { data } = useSWR(isRunning ? '/setup/progress' : null, fetchJson<Progress>, { refreshInterval: 500 })
  return data
}
