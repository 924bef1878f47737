import { ButtonLink } from '@/components/button'
import { Callout } from '@/components/callout'
import { Reference } from '@/components/reference'
import type { Problem } from '@/lib/problem'

type Props = { problem: Problem; words: { unknown: string; signIn: string } }

/** What went wrong with a form, above its button, which sends it once more. */
export function Trouble({ problem, words }: Props) {
  const isLost = problem.failure === 'unanswered'
  return (
    <div className="grid gap-2">
      <Callout tone="caution" title={isLost ? undefined : problem.title} alert>
        <p>{isLost ? words.unknown : problem.sentence}</p>
        {problem.tryAt && <p>{problem.tryAt}</p>}
      </Callout>
      {problem.signInHref && (
        <div>
          <ButtonLink href={problem.signInHref} hard>
            {words.signIn}
          </ButtonLink>
        </div>
      )}
      {problem.reference && <Reference label={problem.words.reference} value={problem.reference} />}
    </div>
  )
}
