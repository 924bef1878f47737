import type { ReactNode } from 'react'
import { Answer } from '@/components/answer'
import { ButtonLink } from '@/components/button'
import { Callout } from '@/components/callout'
import { Catch } from '@/components/catch'

type Props = { here: string; words: { unknown: string; look: string }; children: ReactNode }

/** A form of Setup was sent, but its answer did not reach this browser: it may have been done. */
export function CatchLost({ here, words, children }: Props) {
  const lost = (
    <Answer>
      <Callout tone="caution" alert>
        <p>{words.unknown}</p>
      </Callout>
      <div>
        <ButtonLink href={here} variant="primary" hard>
          {words.look}
        </ButtonLink>
      </div>
    </Answer>
  )
  return <Catch fallback={lost}>{children}</Catch>
}
