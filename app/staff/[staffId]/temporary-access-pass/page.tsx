import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import { isAlive } from '@/lib/graph/pass-types'
import { attempt } from '@/lib/problem'
import { isForm } from '@/lib/request'
import { Explained } from '../explained'
import { isForeign, lifetimesWithin, tellMinutes, tellPass } from '../pass-state'
import { Refused } from '../refused'
import { CreatePassDialog } from './dialog'
import { getCreatePass } from './queries'
import { getWords } from './words'

type Props = { params: Promise<{ staffId: string }> }

export default async function TemporaryAccessPass({ params }: Props) {
  const { staffId } = await params
  const { value, problem } = await attempt(getCreatePass(staffId))
  if (problem) return <Refused staffId={staffId} capability="temporary-access-pass" problem={problem} />
  const { policy, pass, ...shown } = value
  const [t, words] = await Promise.all([
    getTranslations('temporary-access-pass'),
    getWords(shown.person, policy),
  ])
  const why = isForeign(shown.person) ? t('guest', { name: shown.person.name }) : policy.isOff && t('off')
  // A form that was sent tells itself what became of it.
  if (why && !isForm())
    return (
      <Explained title={words.title} person={shown.person} words={words.trouble}>
        <p role="alert">{why}</p>
      </Explained>
    )
  const lifetimes = await Promise.all(
    lifetimesWithin(policy).map(async (minutes) => ({
      value: String(minutes),
      label: await tellMinutes(minutes),
    })),
  )
  const replaces = isAlive(pass)
    ? { id: pass.id, sentence: t('willReplace', { state: (await tellPass(pass)).text }) }
    : null
  return (
    <CreatePassDialog
      {...shown}
      lifetimes={lifetimes}
      usual={String(policy.usual)}
      onceOnly={policy.onceOnly}
      replaces={replaces}
      operation={randomUUID()}
      words={words}
    />
  )
}
