'use client'

import { KeyRound, Ticket } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Callout } from '@/components/callout'
import { Card } from '@/components/card'
import { Catch } from '@/components/catch'
import { CheckList } from '@/components/check-list'
import { CopyButton } from '@/components/copy-button'
import { CutShort } from '@/components/cut-short'
import { Note } from '@/components/note'
import { Points } from '@/components/points'
import { Steps } from '@/components/steps'
import { Piece, Section } from './section'

const tones = ['neutral', 'positive', 'caution', 'danger'] as const
const states = ['open', 'kept', 'broken', 'waiting', 'unknown'] as const
const cut = {
  cut: 'The rest could not be loaded',
  offline: 'No answer.',
  again: 'Try again',
  signIn: 'Sign in',
}

function Breaks() {
  const [isBroken, setBroken] = useState(false)
  if (isBroken) throw new Error('as it is meant to')
  return <Button onClick={() => setBroken(true)}>Break this</Button>
}

/** What the app has to say, and how it goes on. */
export function Notices() {
  return (
    <Section title="Notices and progress">
      <Piece name="callout">
        {tones.map((tone) => (
          <Callout key={tone} tone={tone} title={`A title, ${tone}`}>
            <p>The sentence that says what to do.</p>
          </Callout>
        ))}
        <Callout tone="caution">
          <p>Without a title.</p>
        </Callout>
      </Piece>
      <Piece name="note, points, steps, card">
        <Note>IT decides who looks after whom.</Note>
        <Points
          items={[
            { icon: <KeyRound />, text: 'What will happen.' },
            { icon: <Ticket />, text: 'And what then.' },
          ]}
        />
        <Steps heading="What they do now" items={['Open Outlook.', 'Sign in with this password.']} />
        <Card title="A card">
          <p>Something that stands by itself.</p>
          <CopyButton text="copied" label="Copy" copied="Copied" failed="Copying failed" />
        </Card>
      </Piece>
      <Piece name="check-list">
        <CheckList items={states.map((state) => ({ state, text: state, detail: 'A detail.' }))} />
      </Piece>
      <Piece name="a bar">
        <progress aria-label="Checked" value={3} max={8} />
        <progress aria-label="Waiting" />
      </Piece>
      <Piece name="cut-short, catch">
        <CutShort problem={null} words={cut} onAgain={() => {}} />
        <Catch fallback={<Note>This stands where a form lost its answer.</Note>}>
          <Breaks />
        </Catch>
      </Piece>
    </Section>
  )
}
