import type { ReactNode } from 'react'
import { Button, ButtonLink } from './button'
import { Callout } from './callout'

type Problem = { sentence: string; tryAt: string | null; signInHref: string | null }

type Props = {
  /** What our own route said; null when nothing came at all. */
  problem: Problem | null
  words: { cut: string; offline: string; again: string; signIn: string }
  onAgain: () => void
  /** Another way on, where asking once more cannot help. */
  wayOn?: ReactNode
}

/** What is there stays; this says what is missing, and one tap tries again. */
export function CutShort({ problem, words, onAgain, wayOn }: Props) {
  return (
    <div className="grid gap-3">
      <Callout tone="caution" alert title={words.cut}>
        <p>{problem?.sentence ?? words.offline}</p>
        {problem?.tryAt && <p>{problem.tryAt}</p>}
      </Callout>
      {problem?.signInHref ? (
        <ButtonLink href={problem.signInHref} hard>
          {words.signIn}
        </ButtonLink>
      ) : (
        (wayOn ?? <Button onClick={onAgain}>{words.again}</Button>)
      )}
    </div>
  )
}
