import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { Evidence } from '@/components/evidence-fields'
import { env } from '@/lib/env'
import { longestReason, waysToBeSure } from '@/lib/evidence'

/** What every dialog asks about the reasons for it, as the settings say, in the reader's words. */
export async function getEvidence(
  person: { name: string; givenName: string | null },
  location: string | undefined,
): Promise<Evidence> {
  const t = await getTranslations('evidence')
  return {
    evidence: env().evidence,
    reason: env().reason,
    longest: longestReason,
    words: {
      how: t('how', { name: person.givenName ?? person.name }),
      optional: t('optional'),
      ways: waysToBeSure.map((value) => ({ value, label: t(`ways.${value}`) })),
      reason: t('reason'),
      seen: location ? t('seen', { location }) : t('seenByIt'),
      invalid: t.raw('invalid') as Record<string, string>,
    },
  }
}
