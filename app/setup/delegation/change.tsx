import { getTranslations } from 'next-intl/server'
import { Callout } from '@/components/callout'
import { Card } from '@/components/card'
import { CodeBlock } from '@/components/code-block'
import { SendForm } from '../send-form'
import { getSendWords } from '../send-words'
import { getCopyWords } from '../words'
import { delegate } from './action'
import type { DryRun } from './dry-run'

/** What would happen, and the question whether it shall; both ways. */
export async function Change({ run, mayGive, here }: { run: DryRun; mayGive: boolean; here: string }) {
  const [t, ways, copy] = await Promise.all([
    getTranslations('setup.delegation'),
    getTranslations('setup.readiness'),
    getCopyWords(),
  ])
  const isTaking = run.problem === null && run.isTaking
  const words = {
    ...(await getSendWords(t('back'))),
    submit: t(isTaking ? 'submitTake' : 'submit'),
    done: t('done'),
    doneText: t('doneText'),
  }
  return (
    <Card title={t('previewTitle')}>
      {/* Without JavaScript the page is drawn anew with the answer, when what was tried has come true. */}
      <SendForm
        send={delegate}
        fields={run.problem === null && mayGive ? run.fields : null}
        operation={run.problem === null ? run.operation : ''}
        backHref="/setup/delegation"
        here={here}
        words={words}
      >
        {run.problem !== null ? (
          <Callout tone="caution" alert>
            <p>{run.problem}</p>
          </Callout>
        ) : (
          <div className="grid gap-2">
            <p className="text-base font-medium">{run.sentence}</p>
            {run.notes.map((note) => (
              <p key={note}>{note}</p>
            ))}
            {!mayGive && <p>{t('onlyLook')}</p>}
          </div>
        )}
      </SendForm>
      {run.problem === null && (
        <>
          <h3 className="mt-2 text-base font-semibold">{ways('myself')}</h3>
          <CodeBlock label={ways('powershell')} text={run.powershell} words={copy} />
          <CodeBlock label={ways('request')} text={run.requests} words={copy} />
        </>
      )}
    </Card>
  )
}
