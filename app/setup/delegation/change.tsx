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
  if (run.problem !== null)
    return (
      <Callout tone="caution" alert>
        <p>{run.problem}</p>
      </Callout>
    )
  const words = {
    ...(await getSendWords(t('back'))),
    submit: t(run.isTaking ? 'submitTake' : 'submit'),
    done: t(run.isTaking ? 'doneTake' : 'done'),
    doneText: t('doneText'),
  }
  const what = (
    <div className="grid gap-2">
      <p className="text-base font-medium">{run.sentence}</p>
      {run.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  )
  return (
    <Card title={t('previewTitle')}>
      {mayGive ? (
        <SendForm
          send={delegate}
          fields={run.fields}
          operation={run.operation}
          backHref="/setup/delegation"
          here={here}
          words={words}
        >
          {what}
        </SendForm>
      ) : (
        <>
          {what}
          <p>{t('onlyLook')}</p>
        </>
      )}
      <h3 className="mt-2 text-base font-semibold">{ways('myself')}</h3>
      <CodeBlock label={ways('powershell')} text={run.powershell} words={copy} />
      <CodeBlock label={ways('request')} text={run.requests} words={copy} />
    </Card>
  )
}
