import { getTranslations } from 'next-intl/server'
import { Callout } from '@/components/callout'
import { Commands } from '@/components/commands'
import { Note } from '@/components/note'
import { Status } from '@/components/status'
import { selfServiceCommands } from './commands'
import type { Recovery } from './queries'
import { CatchLost } from '../lost'
import { TurnForm } from './turn-form'
import type { Words } from './words'

/** Whether administrators may reset their own password at all, and both ways to change that. */
export async function SelfServiceCard({ recovery, words }: { recovery: Recovery; words: Words }) {
  const t = await getTranslations('setup.recovery')
  const { selfService: isOn, mayTurn, operation, shell, roleNames } = recovery
  const commands = selfServiceCommands(shell, !(isOn ?? false))
  return (
    <section className="surface flex flex-col gap-3 p-4 text-sm wide:p-5">
      <div>
        <h2 className="flex flex-wrap items-baseline gap-x-3 text-base font-semibold">
          {t('selfService.title')}
          <span className="text-sm font-medium">
            <Status tone={isOn === null ? 'caution' : isOn ? 'positive' : 'danger'}>
              {t(isOn === null ? 'selfService.untold' : isOn ? 'selfService.on' : 'selfService.off')}
            </Status>
          </span>
        </h2>
        <p className="text-muted">{t('selfService.lead')}</p>
      </div>
      {isOn === false && (
        <Callout tone="caution">
          <p>{t('selfService.offNow')}</p>
        </Callout>
      )}
      {mayTurn && isOn !== null && (
        <CatchLost here="/setup/admin-recovery" words={words.trouble}>
          <TurnForm isOn={isOn} operation={operation} words={words} />
        </CatchLost>
      )}
      {!mayTurn && <Note>{t('mayNot', { role: roleNames.privilegedRole })}</Note>}
      <Commands
        label={words.commands.label}
        parts={[
          { title: words.commands.powershell, text: commands.powershell },
          { title: words.commands.request, text: commands.request },
        ]}
        words={words.commands}
      />
    </section>
  )
}
