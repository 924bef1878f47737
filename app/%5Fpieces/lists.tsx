import { ActivityList } from '@/components/activity-list'
import { CheckRow, CheckRows } from '@/components/check-row'
import { CodeBlock } from '@/components/code-block'
import { Commands } from '@/components/commands'
import { Questions } from '@/components/questions'
import { StackedTable } from '@/components/stacked-table'
import { Status } from '@/components/status'
import { Piece, Section } from './section'

const copy = { copy: 'Copy', copied: 'Copied', failed: 'Copying failed' }
const command = 'Update-MgUser -UserId amara.okafor@contoso.example -AccountEnabled:$true'
const record = { time: '14:03', sentence: 'Megan Bowen reset the password of Amara Okafor', details: [] }

/** What happened, what is so, and what to run. */
export function Lists() {
  return (
    <Section title="Records, checks and tables">
      <Piece name="activity-list">
        <ActivityList
          label="Records"
          rows={[
            { ...record, seq: 1, href: '#', outcome: { tone: 'positive', text: 'Done' } },
            {
              ...record,
              seq: 2,
              href: null,
              details: ['In person', 'Ticket 4711'],
              outcome: { tone: 'caution', text: 'Unknown' },
            },
            { ...record, seq: 3, href: null, outcome: null },
          ]}
        />
      </Piece>
      <Piece name="check-row">
        <CheckRows label="Checks">
          <CheckRow verdict="fail" word="Fails" name="Consent" detail="One permission is missing" isOpen>
            <p>What is wrong, who is affected, and both ways out.</p>
          </CheckRow>
          <CheckRow verdict="cannot-tell" word="Cannot tell" name="Licences" detail="Microsoft did not say">
            <p>Why nobody can tell.</p>
          </CheckRow>
          <CheckRow verdict="pass" word="Passes" name="Sign-in" detail={null} />
        </CheckRows>
      </Piece>
      <Piece name="stacked-table">
        <StackedTable
          label="Administrators"
          columns={['Who', 'E-mail', 'Would pass']}
          rows={[
            {
              id: '1',
              isMarked: true,
              cells: [
                'Rosa Delgado',
                'rosa@home.example',
                <Status key="s" tone="positive">
                  Yes
                </Status>,
              ],
            },
            {
              id: '2',
              cells: [
                'Petra Horáková',
                '–',
                <Status key="s" tone="danger">
                  No
                </Status>,
              ],
            },
          ]}
        />
      </Piece>
      <Piece name="code-block, commands">
        <CodeBlock label="Graph PowerShell" text={command} words={copy} />
        <Commands
          label="Let me fix it myself"
          parts={[{ title: 'Graph PowerShell', text: command }]}
          words={copy}
        />
      </Piece>
      <Piece name="questions">
        <Questions
          title="For managers"
          items={[{ question: 'Somebody forgot their password?', answer: 'Open the person and reset it.' }]}
        />
      </Piece>
    </Section>
  )
}
