'use client'

import { Info } from 'lucide-react'
import { ButtonLink } from '@/components/button'
import { DialogActions } from '@/components/dialog'
import { Note } from '@/components/note'
import { PrintSlip } from '@/components/print-slip'
import { SecretOnce } from '@/components/secret-once'
import { Steps } from '@/components/steps'
import type { Reset } from '@/lib/graph/reset-password'
import type { PersonShown } from '../person-shown'
import { SignOutToo, UnblockToo } from './after-reset'
import type { After } from './go-on'
import { OnPremisesProgress } from './on-premises-progress'
import type { Words } from './words'

export type Done = Reset & { spelled: { character: string; words: string }[]; after: After }
export type Slip = { organisation: string; location: string; date: string }

type Props = {
  done: Done
  person: Pick<PersonShown, 'id' | 'name' | 'signInName'>
  slip: Slip
  words: Words
}

/** The temporary password, once, and what the person does with it. Every way out loads a new document. */
export function Handover({ done, person, slip, words }: Props) {
  const { temporaryPassword, followUp, spelled } = done
  const closeHref = `/staff/${person.id}`
  const label = words.done.secret
  const also = { staffId: person.id, after: done.after, words: words.after }
  return (
    <>
      <SecretOnce
        name="temporaryPassword"
        label={label}
        secret={temporaryPassword}
        spelled={spelled}
        words={words.done.tools}
        slip={
          <PrintSlip
            {...slip}
            {...words.slip}
            name={person.name}
            signInName={person.signInName}
            label={label}
            secret={temporaryPassword}
          />
        }
      />
      <noscript>
        {/* Without JavaScript nothing else takes the password off the screen. */}
        <meta httpEquiv="refresh" content={`60;url=${closeHref}`} />
      </noscript>
      {followUp && (
        <OnPremisesProgress href={`${closeHref}/reset-password`} of={followUp} words={words.progress} />
      )}
      <p className="text-sm">{words.done.forced}</p>
      <UnblockToo {...also} />
      <Steps heading={words.done.next} items={words.done.steps} />
      <Note icon={<Info aria-hidden size={20} />}>{words.done.kept}</Note>
      <SignOutToo {...also} />
      <DialogActions>
        <ButtonLink href={closeHref} variant="primary" hard>
          {words.done.done}
        </ButtonLink>
      </DialogActions>
    </>
  )
}
