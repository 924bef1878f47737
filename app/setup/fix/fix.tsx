import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/card'
import { CodeBlock } from '@/components/code-block'
import { attempt } from '@/lib/problem'
import { SetupFrame } from '../frame'
import { SetupProblem } from '../problem'
import { SendForm } from '../send-form'
import { getSendWords } from '../send-words'
import { getCopyWords } from '../words'
import { sendFix } from './action'
import { getFix } from './queries'

type Props = { params: Promise<{ check: string }> }

/** What the app would change to mend one fault, and the question whether it shall. */
export default async function Fix({ params }: Props) {
  const { check } = await params
  const { value, problem } = await attempt(getFix(check))
  if (problem) return <SetupProblem problem={problem} here="readiness" />
  const [t, copy] = await Promise.all([getTranslations('setup.fix'), getCopyWords()])
  const { name, remedy } = value
  const more = { submit: t('submit'), done: t('done'), doneText: t('doneText') }
  return (
    <SetupFrame here="readiness">
      <div className="grid max-w-160 gap-4">
        <Card title={`${t('title')}: ${name}`}>
          {/* Without JavaScript the page is drawn anew with the answer, when there is nothing to mend any more. */}
          <SendForm
            send={sendFix}
            fields={remedy && { check: remedy.check, mark: remedy.mark }}
            operation={remedy?.operation ?? ''}
            backHref="/setup"
            here={`/setup/fix/${check}`}
            words={{ ...(await getSendWords(t('back'))), ...more }}
          >
            <p>{t(remedy ? 'will' : 'gone')}</p>
            {remedy && (
              <ol className="grid gap-4">
                {remedy.steps.map(({ sentences, request }) => (
                  <li key={request} className="min-w-0">
                    {sentences.map((sentence) => (
                      <p key={sentence} className="text-base font-medium">
                        {sentence}
                      </p>
                    ))}
                    <CodeBlock label={t('request')} text={request} words={copy} />
                  </li>
                ))}
              </ol>
            )}
          </SendForm>
        </Card>
      </div>
    </SetupFrame>
  )
}
