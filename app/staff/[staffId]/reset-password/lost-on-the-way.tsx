import { ButtonLink } from '@/components/button'
import { Callout } from '@/components/callout'
import { Dialog, DialogActions } from '@/components/dialog'
import type { Words } from './words'

type Props = { person: { id: string; name: string; signInName: string }; words: Words }

/** The form was sent, but its answer did not reach this browser: the reset may have happened. */
export function LostOnTheWay({ person, words }: Props) {
  const closeHref = `/staff/${person.id}`
  return (
    <Dialog
      title={words.unanswered.title}
      person={person}
      closeHref={closeHref}
      closeLabel={words.close}
      hardClose
    >
      <Callout tone="caution" alert title={words.unanswered.order}>
        <p>{words.unanswered.sentence}</p>
      </Callout>
      <p className="text-sm">{words.unanswered.settle}</p>
      <DialogActions>
        <ButtonLink href={`${closeHref}/reset-password`} variant="primary" hard>
          {words.unanswered.again}
        </ButtonLink>
        <ButtonLink href={closeHref} variant="quiet" hard>
          {words.problems.back}
        </ButtonLink>
      </DialogActions>
    </Dialog>
  )
}
