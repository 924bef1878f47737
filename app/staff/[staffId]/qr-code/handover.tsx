'use client'

import { Info } from 'lucide-react'
import { BadgeOnce } from '@/components/badge-once'
import { ButtonLink } from '@/components/button'
import { CheckList } from '@/components/check-list'
import { DialogActions } from '@/components/dialog'
import { Note } from '@/components/note'
import { PrintBadge } from '@/components/print-badge'
import { SecretOnce } from '@/components/secret-once'
import { Steps } from '@/components/steps'
import type { QrOutcome } from '@/lib/graph/qr-code'
import type { PersonShown } from '../person-shown'
import type { Slip } from '../slip'
import type { Deed } from './verbs'
import type { Words } from './words'

export type Done = {
  /** The address of the picture, and the PIN: once. */
  image: string | null
  pin: string | null
  spelled: { character: string; words: string }[]
  validity: string | null
  outcome: QrOutcome | null
}

type Props = { done: Done; deed: Deed; person: PersonShown; slip: Slip; words: Words }

/** What to do next, where that is another form. */
const nextOf: Partial<Record<Deed, { way: string; deed: Deed }>> = {
  delete: { way: 'qr-code', deed: 'create' },
  'end-temporary': { way: 'qr-code/temporary', deed: 'temporary' },
}

/** Code and PIN, once, or what was done. Every way out loads a new document. */
export function Handover({ done, deed, person, slip, words }: Props) {
  const { image, pin, spelled, validity, outcome } = done
  const closeHref = `/staff/${person.id}`
  const next = nextOf[deed]
  const { told } = words.deeds[deed].done
  return (
    <>
      {image && (
        <BadgeOnce
          image={image}
          words={words.badge}
          validity={validity}
          slip={
            <PrintBadge
              {...slip}
              image={image}
              name={person.name}
              words={words.slip}
              help={validity ?? slip.help}
            />
          }
        />
      )}
      {pin && (
        <SecretOnce
          name="pin"
          label={words.pin.label}
          secret={pin}
          spelled={spelled}
          words={words.pin.tools}
        />
      )}
      {(image || pin) && (
        <>
          <noscript>
            {/* Without JavaScript nothing else takes them off the screen. */}
            <meta httpEquiv="refresh" content={`60;url=${closeHref}`} />
          </noscript>
          <Steps heading={words.next} items={pin ? words.steps : words.steps.slice(0, 1)} />
          {image && <Note>{words.firstSignIn}</Note>}
          <Note icon={<Info aria-hidden size={20} />}>{words.kept}</Note>
        </>
      )}
      {outcome && (
        <div role="status" className="grid gap-2">
          <CheckList items={[{ state: 'kept', text: outcome.already ? words.already : told }]} />
          {outcome.lost && <Note>{words.lost}</Note>}
        </div>
      )}
      <DialogActions>
        <ButtonLink href={closeHref} variant="primary" hard>
          {words.troubles[deed].done}
        </ButtonLink>
        {next && outcome && (
          <ButtonLink href={`${closeHref}/${next.way}`} variant="quiet" hard>
            {words.deeds[next.deed].title}
          </ButtonLink>
        )}
      </DialogActions>
    </>
  )
}
