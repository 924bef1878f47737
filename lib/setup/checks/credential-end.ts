import { check, cannotTell, fail, pass } from '../check'

const day = 24 * 3600_000

/** Graph tells how a secret begins, which is enough to know ours: learn.microsoft.com/graph/api/resources/passwordcredential */
export const credentialEnd = check({
  id: 'credential-end',
  area: 'app',
  reads: ['registration', 'settings'],
  judge: ({ registration, settings: { certificateEnds, secretHint } }) => {
    const secret = registration.secrets.find(({ hint }) => hint !== null && hint === secretHint)
    const ends = secretHint === null ? certificateEnds : (secret?.ends ?? null)
    if (ends === null) return cannotTell()
    const days = Math.floor((ends - Date.now()) / day)
    return days < 30
      ? fail({ days: Math.max(0, days), on: ends }, { page: '/setup/consent' })
      : pass({ days, on: ends })
  },
})
