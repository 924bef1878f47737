import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import { attempt } from '@/lib/problem'
import { Explained } from '../explained'
import { tellPass } from '../pass-state'
import { Refused } from '../refused'
import { getTroubleWords } from '../trouble-words'
import { getVoidPass } from './queries'
import { VoidPassDialog } from './void-dialog'

type Props = { params: Promise<{ staffId: string }> }

export async function VoidPass({ params }: Props) {
  const { staffId } = await params
  const { value, problem } = await attempt(getVoidPass(staffId))
  if (problem) return <Refused staffId={staffId} capability="temporary-access-pass" problem={problem} />
  const { person, pass, evidence, isSent } = value
  const [t, trouble] = await Promise.all([
    getTranslations('temporary-access-pass'),
    getTroubleWords('temporary-access-pass', person),
  ])
  const name = person.givenName ?? person.name
  const words = {
    title: t('void'),
    gone: t('invalid.gone'),
    points: [t('voidLead', { name }), t('voidSessions', { name })],
    done: {
      title: t('voided.title'),
      told: t('voided.told'),
      untold: t('voided.untold'),
      lost: t('voided.lost'),
      already: t('voided.already'),
    },
    trouble: {
      ...trouble,
      sending: { ...trouble.sending, pendingLabel: t('voiding') },
      unanswered: {
        ...trouble.unanswered,
        ...(t.raw('voidUnanswered') as Record<'order' | 'sentence' | 'settle' | 'again', string>),
      },
    },
  }
  // A form that was sent tells itself what became of it.
  if (!pass && !isSent)
    return (
      <Explained title={words.title} person={person} words={trouble}>
        <p>{t('none')}</p>
      </Explained>
    )
  return (
    <VoidPassDialog
      person={person}
      pass={pass ? { id: pass.id, state: (await tellPass(pass)).text } : null}
      evidence={evidence}
      operation={randomUUID()}
      words={words}
    />
  )
}
