import { check, cannotTell, fail, pass, type Parts } from '../check'

const day = 24 * 3600_000

/**
 * Graph tells how a secret begins, which is enough to know ours: learn.microsoft.com/graph/api/resources/passwordcredential.
 * Of several that begin alike it is none that is over, and the first to end is warned of.
 */
function endOf({ secrets }: Parts['registration'], hint: string): number | null {
  const ends = secrets.flatMap((one) => (one.hint === hint && one.ends !== null ? [one.ends] : []))
  const alive = ends.filter((one) => one > Date.now())
  if (alive.length > 0) return Math.min(...alive)
  return ends.length > 0 ? Math.max(...ends) : null
}

export const credentialEnd = check({
  id: 'credential-end',
  area: 'app',
  reads: ['registration', 'settings'],
  judge: ({ registration, settings: { certificateEnds, secretHint } }) => {
    const ends = secretHint === null ? certificateEnds : endOf(registration, secretHint)
    if (ends === null) return cannotTell()
    const days = Math.floor((ends - Date.now()) / day)
    if (days >= 30) return pass({ days, on: ends })
    // learn.microsoft.com/graph/api/application-addpassword: the answer holds the new secret, this once.
    const renewing = {
      method: 'POST' as const,
      path: `/applications/${registration.id}/addPassword`,
      body: { passwordCredential: { displayName: 'My Staff' } },
      permission: 'Application.ReadWrite.All',
    }
    return fail({ days: Math.max(0, days), on: ends }, secretHint === null ? null : { requests: [renewing] })
  },
})
