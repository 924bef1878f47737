import { ButtonLink } from './button'
import { Empty } from './empty'
import { Reference } from './reference'

type ProblemWords = {
  title: string
  sentence: string
  tryAt: string | null
  reference: string | null
  signInHref: string | null
  /** No `again` where asking once more cannot help. */
  words: { again: string | null; home: string; reference: string }
}

/** A page that could not be read: what happened, when to try again, and one way on. */
export function ProblemPage({ problem, againHref }: { problem: ProblemWords; againHref: string }) {
  const { title, sentence, tryAt, reference, signInHref, words } = problem
  return (
    <Empty
      title={title}
      action={
        <>
          {words.again && (
            <ButtonLink href={signInHref ?? againHref} variant="primary" hard>
              {words.again}
            </ButtonLink>
          )}
          <ButtonLink href="/" variant={words.again ? 'quiet' : 'primary'} hard>
            {words.home}
          </ButtonLink>
        </>
      }
    >
      <div role="alert" className="grid gap-2">
        {tryAt && <p className="font-semibold">{tryAt}</p>}
        <p>{sentence}</p>
      </div>
      {reference && <Reference label={words.reference} value={reference} />}
    </Empty>
  )
}
