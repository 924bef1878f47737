import 'server-only'
import { getTranslations } from 'next-intl/server'
import { env } from '../env'
import type { SetupAim } from '../intent'

/** Something about the organisation as a whole, as the trail names it. */
export async function tenantAim(what: string): Promise<SetupAim> {
  const t = await getTranslations('activity')
  const { tenantId } = env()
  return { target: { id: tenantId, name: t('organisation'), signInName: '', unit: null }, change: { what } }
}
