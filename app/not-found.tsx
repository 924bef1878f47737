import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/button'
import { Empty } from '@/components/empty'

/** One page for what does not exist and for what is not this manager's: they must look alike. */
export default async function NotFound() {
  const t = await getTranslations('problems')
  return (
    <>
      <title>{t('not-found.title')}</title>
      <Empty
        title={t('not-found.title')}
        action={
          <ButtonLink href="/" variant="primary" hard>
            {t('home')}
          </ButtonLink>
        }
      >
        <p role="alert">{t('not-found.sentence')}</p>
      </Empty>
    </>
  )
}
