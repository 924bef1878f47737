import { BadgeOnce } from '@/components/badge-once'
import { PrintBadge } from '@/components/print-badge'
import { PrintSlip } from '@/components/print-slip'
import { SecretOnce } from '@/components/secret-once'
import { SpelledOut } from '@/components/spelled-out'
import { Piece, Section } from './section'

const secret = 'Kov58213-pretend'
const spelled = [
  { character: 'K', words: 'K, Kilo' },
  { character: 'o', words: 'o, Oscar' },
  { character: '5', words: '5, Five' },
]
const onceWords = {
  hidesIn: 'Hides in {seconds} s',
  hidden: 'Hidden',
  announce: 'Hides in {seconds} seconds',
}
const tools = {
  ...onceWords,
  show: 'Show',
  hide: 'Hide',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Copying failed',
  spellOut: 'Spell out',
  close: 'Close',
  print: 'Print slip',
  readAloud: 'Read aloud',
  stopReading: 'Stop',
}
const frame = {
  organisation: 'Contoso Coffee',
  location: 'Pike Street',
  heading: 'What you do now',
  date: '22 November 2026',
  help: 'Help: extension 4400',
}
const slip = (
  <PrintSlip
    {...frame}
    name="Amara Okafor"
    signInName="amara.okafor@contoso.example"
    label="Temporary password"
    secret={secret}
    note="It works once."
    steps={['Open Outlook.', 'Sign in.']}
  />
)
/** A square, where a code would be. */
const image = '/icon-192.png'
const badge = {
  scan: 'Scan it to sign in',
  size: 'Cut along the line',
  steps: ['Scan it.', 'Enter the PIN.'],
}

/** What is shown once. Print the page to see the slip. */
export function Secrets() {
  return (
    <Section title="Secrets">
      <Piece name="secret-once, secret-text, secret-tools, read-aloud, once-head">
        <SecretOnce
          name="temporaryPassword"
          label="Temporary password"
          secret={secret}
          seconds={600}
          spelled={spelled}
          words={tools}
          slip={slip}
        />
        <SecretOnce
          name="pin"
          label="PIN, gone after a second"
          secret="13579"
          seconds={1}
          spelled={spelled}
          words={tools}
        />
      </Piece>
      <Piece name="spelled-out">
        <div className="rounded-xl bg-accent-soft">
          <SpelledOut spelled={spelled} />
        </div>
      </Piece>
      <Piece name="badge-once">
        <BadgeOnce
          image={image}
          validity="Valid until 1 March 2027"
          seconds={600}
          words={{
            ...onceWords,
            label: 'QR code',
            alt: 'A QR code',
            print: 'Print badge',
            show: 'Show',
            hide: 'Hide',
          }}
          slip={null}
        />
      </Piece>
      <Piece name="print-slip, print-badge, slip: on paper">
        <div className="grid justify-start gap-4 overflow-x-auto [&_.print-slip]:block">
          <div className="rounded-lg bg-[#fff] p-4 text-[#000]">{slip}</div>
          <div className="rounded-lg bg-[#fff] p-4 text-[#000]">
            <PrintBadge {...frame} name="Amara Okafor" image={image} words={badge} />
          </div>
        </div>
      </Piece>
    </Section>
  )
}
