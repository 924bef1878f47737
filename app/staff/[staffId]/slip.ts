import 'server-only'
import { getFormatter, getTranslations } from 'next-intl/server'
import { env } from '@/lib/env'
import { authorizeOwn } from '@/lib/graph/authorize'
import { getOrganisation } from '@/lib/graph/organisation'

/** What every printed slip says besides its secret. */
export async function getSlip(location: string | undefined) {
  const [organisation, format, t] = await Promise.all([
    authorizeOwn().then(getOrganisation),
    getFormatter(),
    getTranslations('reset-password.slip'),
  ])
  const { supportContact } = env()
  return {
    organisation: organisation ?? '',
    location: location ?? '',
    date: format.dateTime(new Date(), { dateStyle: 'long' }),
    heading: t('heading'),
    help: supportContact ? t('help', { contact: supportContact }) : '',
  }
}

export type Slip = Awaited<ReturnType<typeof getSlip>>
