import { KeyRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { Countdown } from '@/components/busy'
import { Button, ButtonLink } from '@/components/button'
import { Dialog, DialogActions } from '@/components/dialog'
import { Empty } from '@/components/empty'
import { Points } from '@/components/points'
import { ProblemPage } from '@/components/problem-page'
import { Piece, Section } from './section'

const here = '/_pieces'
/** Far enough away to look at it. */
const later = Date.now() + 24 * 3600_000
const amara = { id: '3', name: 'Amara Okafor', initials: 'AO', signInName: 'amara.okafor@contoso.example' }
const problem = {
  title: 'Microsoft is busy',
  sentence: 'Nothing was changed.',
  tryAt: 'Try again at 14:05',
  reference: '5e6d7c8b-1a2b-4c3d-9e0f-112233445566',
  signInHref: null,
  words: { again: 'Try again', home: 'Go to my people', reference: 'Reference' },
}

/** What takes the whole window: each is an address of its own, as everywhere. */
export function Dialogs({ open }: { open?: string }) {
  return (
    <Section title="Dialogs and whole pages">
      <Piece name="dialog, busy, empty, problem-page, footer, header, offline (take the network away and follow a link)">
        <div className="flex flex-wrap gap-3">
          <ButtonLink href={`${here}?open=person`}>Dialog about a person</ButtonLink>
          <ButtonLink href={`${here}?open=question`}>Dialog without</ButtonLink>
          <ButtonLink href={`${here}?open=busy`}>Busy</ButtonLink>
          <ButtonLink href={`${here}?open=empty`}>Empty page</ButtonLink>
          <ButtonLink href={`${here}?open=problem`}>Problem page</ButtonLink>
        </div>
      </Piece>
      {(open === 'person' || open === 'question') && (
        <Dialog
          title="Reset password"
          person={open === 'person' ? amara : undefined}
          closeHref={here}
          closeLabel="Close"
        >
          <Points items={[{ icon: <KeyRound />, text: 'Microsoft makes a temporary password.' }]} />
          <DialogActions>
            <Button variant="primary">Reset password</Button>
            <ButtonLink href={here} variant="quiet">
              Cancel
            </ButtonLink>
          </DialogActions>
        </Dialog>
      )}
      {open === 'busy' && (
        <Dialog title="Microsoft is busy" person={amara} closeHref={here} closeLabel="Close">
          <form className="grid gap-5">
            <Countdown
              until={later}
              seconds={90}
              title="Try again at 14:05"
              text="Nothing was changed."
              label="Try again in {seconds} s"
              ready="Try again"
              pendingLabel="Trying…"
              pendingNote=""
            />
          </form>
        </Dialog>
      )}
    </Section>
  )
}

/** What stands in place of a page. */
export const wholePages: Record<string, ReactNode> = {
  empty: (
    <Empty title="Nothing here yet" action={<ButtonLink href={here}>Back</ButtonLink>}>
      <p>Your account is fine. Ask IT for a location.</p>
    </Empty>
  ),
  problem: <ProblemPage problem={problem} againHref={here} />,
}
