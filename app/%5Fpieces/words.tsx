import { Flag, KeyRound } from 'lucide-react'
import { ButtonLink, Button } from '@/components/button'
import { BrandMark } from '@/components/brand-mark'
import { Choice, ChoiceBar } from '@/components/choice-bar'
import { Marked } from '@/components/marked'
import { Menu } from '@/components/menu'
import { PersonMenu } from '@/components/person-menu'
import { Reference } from '@/components/reference'
import { Ring } from '@/components/ring'
import { Status } from '@/components/status'
import { Strip } from '@/components/strip'
import { Piece, Section } from './section'

const variants = ['primary', 'secondary', 'quiet', 'danger'] as const

/** What leads on, and small signs. */
export function Words() {
  return (
    <Section title="Ways on, and small signs">
      <Piece name="button">
        <div className="flex flex-wrap gap-3">
          {variants.map((variant) => (
            <Button key={variant} variant={variant}>
              {variant}
            </Button>
          ))}
        </div>
        <div className="flex flex-wrap gap-3">
          {variants.map((variant) => (
            <ButtonLink key={variant} href="#" variant={variant} icon={<KeyRound aria-hidden size={16} />}>
              {variant} link
            </ButtonLink>
          ))}
        </div>
      </Piece>
      <Piece name="choice-bar">
        <ChoiceBar label="Show">
          <Choice href="?all" current>
            Everyone
          </Choice>
          <Choice href="?attention" current={false} count={3}>
            Needs attention
          </Choice>
        </ChoiceBar>
      </Piece>
      <Piece name="status">
        <div className="flex flex-wrap gap-4 text-sm">
          <Status tone="positive">positive</Status>
          <Status tone="caution">caution</Status>
          <Status tone="danger">danger</Status>
          <Status tone="plain">plain</Status>
        </div>
      </Piece>
      <Piece name="menu, person-menu">
        <div className="flex gap-6">
          <Menu summary="A menu" summaryClass="flex min-h-11 items-center rounded-lg text-sm" place="start-0">
            <a href="#" aria-current="page">
              Here
            </a>
            <a href="#">Elsewhere</a>
          </Menu>
          <PersonMenu
            id="7"
            name="Megan Bowen"
            initials="MB"
            signInName="megan@contoso.example"
            label="Signed in as Megan"
          >
            <a href="#">Activity</a>
          </PersonMenu>
        </div>
      </Piece>
      <Piece name="strip, brand-mark, ring, marked, reference">
        <Strip label="Pretend tenant" name="Contoso Coffee" />
        <div className="flex items-center gap-4">
          <BrandMark />
          <Ring value={60} of={60} className="size-7" />
          <Ring value={20} of={60} className="size-7" />
          <Ring value={0} of={60} className="size-7" />
          <p>
            <Marked
              pieces={[
                { text: 'Am', found: true },
                { text: 'ara Okafor', found: false },
              ]}
            />
          </p>
          <Flag aria-hidden="true" className="size-5 text-muted" />
        </div>
        <Reference label="Reference" value="5e6d7c8b-1a2b-4c3d-9e0f-112233445566" />
      </Piece>
    </Section>
  )
}
