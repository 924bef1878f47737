import { check, cannotTell, fail, pass } from '../check'

/** It runs every half hour: learn.microsoft.com/entra/identity/hybrid/connect/how-to-connect-sync-feature-scheduler */
export const sync = check({
  id: 'sync',
  area: 'directory',
  reads: ['organisation'],
  judge: ({ organisation: { isSynced, lastSync } }) => {
    if (!isSynced) return pass({ hours: 0 })
    if (lastSync === null) return cannotTell()
    const hours = Math.floor((Date.now() - lastSync) / 3600_000)
    return hours >= 3
      ? fail({ hours }, { commands: ['Start-ADSyncSyncCycle -PolicyType Delta'] })
      : pass({ hours })
  },
})
