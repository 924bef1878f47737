import 'server-only'
import { permissionsWith, signInScopes } from '@/lib/auth/scopes'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { authorizeSetup } from '@/lib/graph/authorize-setup'
import { readTenant } from '@/lib/graph/setup-reading'
import { azureCliScript, consentLink, powershellScript } from '@/lib/setup/registration'
import { optional, type ConsentSearch } from './schema'

export async function getConsent({ feature }: ConsentSearch) {
  const grant = await authorizeSetup('setup')
  const { features, publicAddress, tenantId, clientId, login, graph } = env()
  const chosen = feature === undefined ? optional.filter((one) => features[one] !== false) : [feature].flat()
  const permissions = permissionsWith((one) => chosen.some((each) => each === one))
  const { grants } = await readTenant(
    grant,
    () => {},
    (part) => part === 'grants',
  )
  const wanted = {
    name: 'My Staff',
    callback: `${publicAddress}/api/auth/callback/entra`,
    shell: { graph, tenantId },
    permissions,
  }
  return {
    chosen: optional.filter((one) => chosen.some((each) => each === one)),
    permissions: [...signInScopes, ...permissions].map((name) => ({
      name,
      state: grants instanceof AppError ? 'unread' : grants.includes(name) ? 'granted' : 'missing',
    })),
    link: consentLink(login, clientId, wanted),
    powershell: powershellScript(wanted),
    azureCli: azureCliScript(wanted),
  }
}
