import { ButtonLink } from '@/components/button'
import { CheckList } from '@/components/check-list'
import { DialogActions } from '@/components/dialog'
import { Note } from '@/components/note'
import type { Done } from './outcome'
import type { Words } from './words'

const marks = {
  ready: 'kept',
  'not-by-policy': 'unknown',
  taken: 'unknown',
  off: 'open',
  'second-step': 'kept',
  untold: 'unknown',
  applying: 'waiting',
  removing: 'waiting',
  gone: 'kept',
} as const

/** What the number is good for now, as Microsoft tells it. The way out draws the person afresh. */
export function Outcome({ done, closeHref, words }: { done: Done; closeHref: string; words: Words }) {
  const { number, result, lost } = done
  const turn = { ready: words.sms.turnOff, off: words.sms.turnOn }[result as string]
  return (
    <>
      {number && (
        <p className="text-sm">
          <span className="block text-muted">{words.done.savedAs}</span>
          <bdi dir="ltr" className="font-mono text-base">
            {number}
          </bdi>
        </p>
      )}
      <div role="status" className="grid gap-2">
        <CheckList items={[{ state: marks[result], text: words.done.results[result] }]} />
        {lost && <Note>{words.done.lost}</Note>}
      </div>
      {result === 'ready' && words.ends && <Note>{words.ends}</Note>}
      <DialogActions>
        <ButtonLink href={closeHref} variant="primary" hard>
          {words.done.done}
        </ButtonLink>
        {turn && (
          <ButtonLink href={`${closeHref}/phone/sms-sign-in`} variant="quiet" hard>
            {turn}
          </ButtonLink>
        )}
      </DialogActions>
    </>
  )
}
