import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/button'
import { CheckList } from '@/components/check-list'
import { Dialog, DialogActions } from '@/components/dialog'
import { attempt } from '@/lib/problem'
import { getResetPassword, getResetProgress } from '../queries'

type Props = { params: Promise<{ staffId: string }>; searchParams: Promise<{ of?: string | string[] }> }

const states = { running: 'waiting', succeeded: 'kept', refused: 'broken', untold: 'unknown' } as const

/** How the on-premises directory took a reset, for a browser without JavaScript. */
export default async function Result({ params, searchParams }: Props) {
  const [{ staffId }, { of }] = await Promise.all([params, searchParams])
  const reading = Promise.all([
    getResetPassword(staffId),
    getResetProgress(staffId, typeof of === 'string' ? of : ''),
  ])
  const { value, problem } = await attempt(reading)
  const t = await getTranslations('reset-password')
  if (problem) return <p role="alert">{problem.sentence}</p>
  const [{ person }, progress] = value
  const here = `/staff/${staffId}/reset-password`
  return (
    <Dialog
      title={t('progress.label')}
      person={person}
      closeHref={`/staff/${staffId}`}
      closeLabel={t('close')}
    >
      <div role={progress === 'refused' ? 'alert' : undefined}>
        <CheckList items={[{ state: states[progress], text: t(`progress.${progress}`) }]} />
      </div>
      <DialogActions>
        {progress === 'refused' ? (
          <ButtonLink href={here} variant="primary" hard>
            {t('progress.again')}
          </ButtonLink>
        ) : (
          <ButtonLink href={`${here}/result?of=${encodeURIComponent(String(of))}`} variant="primary" hard>
            {t('progress.check')}
          </ButtonLink>
        )}
      </DialogActions>
    </Dialog>
  )
}
