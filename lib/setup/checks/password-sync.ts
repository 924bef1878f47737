import { check, fail, pass } from '../check'

/** Passwords are synchronised every two minutes; after three hours somebody should look. */
export const passwordSync = check({
  id: 'password-sync',
  area: 'directory',
  reads: ['organisation'],
  judge: ({ organisation: { isSynced, lastPasswordSync } }) => {
    if (!isSynced) return pass({ hours: 0 })
    if (lastPasswordSync === null) return fail({ hours: 0 }, null)
    const hours = Math.floor((Date.now() - lastPasswordSync) / 3600_000)
    return hours >= 3 ? fail({ hours }, null) : pass({ hours })
  },
})
