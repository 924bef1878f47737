import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/button'
import { Callout } from '@/components/callout'
import { CheckList } from '@/components/check-list'
import { Dialog, DialogActions } from '@/components/dialog'
import { attempt } from '@/lib/problem'
import { getPerson, getResetProgress, shown } from '../queries'

type Props = { params: Promise<{ staffId: string }>; searchParams: Promise<{ of?: string | string[] }> }

const states = { running: 'waiting', succeeded: 'kept', refused: 'broken', untold: 'unknown' } as const

/** How the on-premises directory took a reset, for a browser without JavaScript. */
export default async function Result({ params, searchParams }: Props) {
  const [{ staffId }, { of }] = await Promise.all([params, searchParams])
  const { value: person } = await attempt(getPerson(staffId))
  if (!person) return null
  const { value: known, problem } = await attempt(getResetProgress(staffId, String(of)))
  const t = await getTranslations('reset-password')
  const here = `/staff/${staffId}/reset-password`
  const again = { href: here, label: t('progress.again') }
  const check = { href: `${here}/result?of=${encodeURIComponent(String(of))}`, label: t('progress.check') }
  const done = { href: `/staff/${staffId}`, label: t('done.done') }
  const progress = known?.progress ?? 'untold'
  const detail = known?.detail ? t('progress.detail', { detail: known.detail }) : undefined
  const onward = problem
    ? problem.failure === 'not-found'
      ? again
      : check
    : { running: check, refused: again, succeeded: done, untold: done }[progress]
  return (
    <Dialog
      title={t('progress.label')}
      person={shown(person.person)}
      closeHref={`/staff/${staffId}`}
      closeLabel={t('close')}
    >
      {problem ? (
        <Callout tone="caution" alert title={problem.tryAt ?? undefined}>
          <p>{problem.failure === 'not-found' ? t('progress.gone') : problem.sentence}</p>
        </Callout>
      ) : (
        <div role={progress === 'refused' ? 'alert' : undefined}>
          <CheckList items={[{ state: states[progress], text: t(`progress.${progress}`), detail }]} />
        </div>
      )}
      <DialogActions>
        <ButtonLink href={onward.href} variant="primary" hard>
          {onward.label}
        </ButtonLink>
      </DialogActions>
    </Dialog>
  )
}
