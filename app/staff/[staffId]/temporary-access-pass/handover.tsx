'use client'

import { Clock, Info } from 'lucide-react'
import { ButtonLink } from '@/components/button'
import { DialogActions } from '@/components/dialog'
import { Note } from '@/components/note'
import { PrintSlip } from '@/components/print-slip'
import { SecretOnce } from '@/components/secret-once'
import { Steps } from '@/components/steps'
import type { PersonShown } from '../person-shown'
import type { Slip } from '../slip'
import type { Words } from './words'

export type Made = {
  temporaryAccessPass: string
  spelled: { character: string; words: string }[]
  /** From when and until when it can be used. */
  validity: string
}

type Props = { made: Made; person: PersonShown; slip: Slip; words: Words }

/** The pass, once, and what the person does with it. Every way out loads a new document. */
export function Handover({ made, person, slip, words }: Props) {
  const closeHref = `/staff/${person.id}`
  const { secret, tools, next, steps, kept, slipNote, slipSteps } = words.made
  return (
    <>
      <SecretOnce
        name="temporaryAccessPass"
        label={secret}
        secret={made.temporaryAccessPass}
        spelled={made.spelled}
        words={tools}
        slip={
          <PrintSlip
            {...slip}
            name={person.name}
            signInName={person.signInName}
            label={secret}
            secret={made.temporaryAccessPass}
            note={`${made.validity}. ${slipNote}`}
            steps={slipSteps}
          />
        }
      />
      <noscript>
        {/* Without JavaScript nothing else takes the pass off the screen. */}
        <meta httpEquiv="refresh" content={`60;url=${closeHref}`} />
      </noscript>
      <Note icon={<Clock aria-hidden size={20} />}>{made.validity}</Note>
      <Steps heading={next} items={steps} />
      <Note icon={<Info aria-hidden size={20} />}>{kept}</Note>
      <DialogActions>
        <ButtonLink href={closeHref} variant="primary" hard>
          {words.trouble.done}
        </ButtonLink>
      </DialogActions>
    </>
  )
}
