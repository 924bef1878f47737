import 'server-only'
import { cookies } from 'next/headers'
import { env } from '../env'
import { cookieNames, cookieOptions } from './cookies'
import { recordSignOut } from './recorded'
import { getManager } from './session'

/** Ends the session of this request, or all of this person's. Throws `unavailable` if this browser alone forgot it. */
export async function endSession({ everywhere }: { everywhere: boolean }): Promise<void> {
  try {
    const manager = await getManager()
    await (everywhere ? manager?.endAll() : manager?.end())
    if (manager) await recordSignOut(manager, { everywhere })
  } finally {
    // Whatever the store says, this browser forgets it.
    const jar = await cookies()
    jar.delete({ name: cookieNames.session, ...cookieOptions })
  }
}

/** Where Entra ends its own session. learn.microsoft.com/entra/identity-platform/v2-protocols-oidc#send-a-sign-out-request */
export function microsoftSignOut(): string {
  const { login, tenantId } = env()
  return `${login}/${tenantId}/oauth2/v2.0/logout`
}
