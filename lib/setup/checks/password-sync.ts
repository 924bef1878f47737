import { cannotTell, check, fail, pass } from '../check'

/**
 * Passwords are synchronised every two minutes; after three hours somebody should look. Where people sign in elsewhere,
 * none has to arrive, and of pass-through sign-in Graph says nothing.
 */
export const passwordSync = check({
  id: 'password-sync',
  area: 'directory',
  reads: ['organisation'],
  judge: ({ organisation: { isSynced, lastPasswordSync, federated } }) => {
    if (!isSynced || federated === 'all') return pass({ hours: 0 })
    if (lastPasswordSync === null) return cannotTell()
    const hours = Math.floor((Date.now() - lastPasswordSync) / 3600_000)
    // learn.microsoft.com/entra/identity/hybrid/connect/tshoot-connect-password-hash-synchronization
    return hours >= 3
      ? fail({ hours }, { commands: ['Invoke-ADSyncDiagnostics -PasswordSync'] })
      : pass({ hours })
  },
})
