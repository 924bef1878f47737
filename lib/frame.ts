import 'server-only'
import { getManager } from './auth/session'
import { authorizeOwn } from './graph/authorize'
import { showsSetup } from './graph/authorize-setup'
import { getOrganisation } from './graph/organisation'
import { freshRulesIfAny } from './store/rules'

/**
 * What every page shows around its content: who is signed in, and to whose directory. When the store
 * cannot be read the frame stays empty, and the page inside it says what is wrong.
 */
export async function getFrame() {
  // Before anybody is signed in, too: the organisation's own name and colour.
  const [manager, rules] = await Promise.all([getManager().catch(() => null), freshRulesIfAny()])
  const [organisation, isAdministrator] = manager
    ? await Promise.all([authorizeOwn().then(getOrganisation), showsSetup()])
    : [null, false]
  return {
    isAdministrator,
    manager: manager && { id: manager.id, name: manager.name, signInName: manager.signInName },
    organisation,
    logo: rules?.logo ?? null,
  }
}
