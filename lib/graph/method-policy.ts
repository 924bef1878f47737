import 'server-only'
import { z } from 'zod'
import { door, type OwnGrant } from './grant'
import { remembered } from './remembered'

const configuration = z.looseObject({ state: z.string() })

/**
 * What the tenant's administrators have decided about a kind of method, or null: most managers of a location get a 403.
 * learn.microsoft.com/graph/api/authenticationmethodconfiguration-get
 */
export async function readMethodPolicy<T>(
  { manager, [door]: graph }: OwnGrant,
  id: 'TemporaryAccessPass' | 'QRCodePin',
  shape: z.ZodType<T>,
): Promise<(T & { isOn: boolean }) | null> {
  const raw = await remembered(`policy ${id} ${manager.session.idHash}`, async () => {
    const url = `/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/${id}`
    // Whatever it is that keeps it from being read, the settings of this app stand in.
    return graph.read(url).catch(() => null)
  })
  const read = configuration.safeParse(raw)
  const more = shape.safeParse(raw)
  return read.success && more.success ? { ...more.data, isOn: read.data.state === 'enabled' } : null
}
