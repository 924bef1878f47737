import 'server-only'
import { getManager } from './auth/session'
import { authorizeOwn } from './graph/authorize'
import { showsSetup } from './graph/authorize-setup'
import { getOrganisation } from './graph/organisation'

/**
 * What every page shows around its content: who is signed in, and to whose directory. When the store
 * cannot be read the frame stays empty, and the page inside it says what is wrong.
 */
export async function getFrame() {
  const manager = await getManager().catch(() => null)
  const [organisation, isAdministrator] = manager
    ? await Promise.all([authorizeOwn().then(getOrganisation), showsSetup()])
    : [null, false]
  return {
    isAdministrator,
    manager: manager && { id: manager.id, name: manager.name, signInName: manager.signInName },
    organisation,
  }
}
