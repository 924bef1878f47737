import { KeyRound, LogOut, Smartphone } from 'lucide-react'
import { ActionCard, ActionGroup } from '@/components/action-card'
import { Avatar } from '@/components/avatar'
import { ButtonLink } from '@/components/button'
import { Facts } from '@/components/facts'
import { LocationList, LocationRow } from '@/components/location-row'
import { PersonHead } from '@/components/person-head'
import { LetterRow, PeopleList, PersonRow } from '@/components/person-row'
import { Piece, Section } from './section'

const amara = { id: '3', name: 'Amara Okafor', initials: 'AO', signInName: 'amara.okafor@contoso.example' }
const layla = { id: '6', name: 'ليلى حداد', initials: 'ل', signInName: 'layla.haddad@contoso.example' }
const long = {
  id: '9',
  initials: 'WW',
  name: 'Wolfeschlegelsteinhausenbergerdorff '.repeat(6).slice(0, 200),
  signInName: `${'wolfeschlegelsteinhausenbergerdorff'.repeat(2).slice(0, 64)}@contoso.example`,
}
/** Nobody's: the initials stand where no picture comes. */
const noPhoto = '/nobody.jpg'

/** Somebody, and what can be done for them. */
export function People() {
  return (
    <Section title="People and places">
      <Piece name="avatar">
        <div className="flex flex-wrap items-center gap-3">
          {['0', '1', '2', '3', '4', '5', '6', '7'].map((id) => (
            <Avatar key={id} id={id} initials="AO" />
          ))}
          <Avatar {...layla} />
          <Avatar id="1" initials="王秀" size="small" />
          <Avatar id="2" initials="" size="large" />
        </div>
      </Piece>
      <Piece name="person-row">
        <PeopleList label="People">
          <LetterRow letter="A" />
          <PersonRow {...amara} href="#" detail="Barista" marks={[]} photo={noPhoto} />
          <PersonRow
            {...layla}
            href="#"
            detail="Shift lead"
            marks={[{ tone: 'danger', text: 'Blocked' }]}
            photo={noPhoto}
          />
          <PersonRow {...long} href="#" detail="Assistant to the board" marks={[]} photo={noPhoto} />
        </PeopleList>
      </Piece>
      <Piece name="location-row">
        <LocationList label="Locations">
          <LocationRow
            href="#"
            name="Pike Street"
            badge="Last visited"
            count="48 people"
            description="Coffee shop, Seattle"
            mayLabel="You may:"
            may="reset passwords, change phone numbers"
            ends="Your role here ends today at 18:00"
          />
          <LocationRow href="#" name="Opening Soon" count="" mayLabel="You may:" may="reset passwords" />
        </LocationList>
      </Piece>
      <Piece name="person-head, facts">
        <div className="person-columns">
          <PersonHead
            {...amara}
            line="Barista · Front of house"
            statuses={[
              { tone: 'positive', text: 'Enabled' },
              { tone: 'plain', text: 'Cloud account' },
            ]}
          />
          <Facts label="Facts" rows={[{ label: 'Location', value: 'Pike Street' }]} />
        </div>
        <PersonHead {...long} statuses={[{ tone: 'danger', text: 'Blocked' }]} />
      </Piece>
      <Piece name="action-card">
        <ActionGroup>
          <ActionCard icon={<KeyRound />} title="Password" state="Last changed 3 days ago">
            <ButtonLink href="#" variant="primary">
              Reset password
            </ButtonLink>
          </ActionCard>
          <ActionCard
            icon={<Smartphone />}
            title="Phone numbers"
            unavailable="Your role does not allow this. Ask IT."
          />
        </ActionGroup>
        <ActionGroup heading="Account">
          <ActionCard icon={<LogOut />} title="Sign out" state="On all devices">
            <ButtonLink href="#" variant="quiet" icon={<LogOut aria-hidden size={16} />}>
              Sign out
            </ButtonLink>
          </ActionCard>
        </ActionGroup>
      </Piece>
    </Section>
  )
}
