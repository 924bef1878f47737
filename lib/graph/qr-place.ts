import 'server-only'
import { env } from '../env'
import { AppError } from '../errors'
import { processWide } from '../process-wide'
import type { Graph } from './client'
import { GraphRefusal } from './errors'
import type { QrPlace } from './qr-types'

/**
 * The reference pages have QR codes in v1.0, the metadata only in beta: it differs from tenant to tenant, and is found
 * out once. That there are none anywhere is asked again whenever somebody wants one.
 */
const memory = processWide('qr-place', () => ({ known: null as QrPlace | null }))

export function knownPlace(): QrPlace | null {
  return memory.known
}

export function addressAt(place: 'v1.0' | 'beta', person: string): string {
  const path = `/users/${person}/authentication/qrCodePinMethod`
  return place === 'v1.0' ? path : `${env().graph}/beta${path}`
}

/** Graph's answer to an address that it does not have. */
function isNoAddress(error: unknown): boolean {
  return error instanceof AppError && error.cause instanceof GraphRefusal && error.cause.status === 400
}

/** The method as Graph tells it, null for none, and where it is. Throws what else a reading may meet. */
export async function readAtPlace(
  graph: Graph,
  person: string,
): Promise<{ place: 'v1.0' | 'beta'; raw: unknown } | { place: 'nowhere' }> {
  const places = memory.known === 'beta' ? (['beta', 'v1.0'] as const) : (['v1.0', 'beta'] as const)
  for (const place of places) {
    try {
      const raw = await graph.read(addressAt(place, person)).catch((error: unknown) => {
        if (error instanceof AppError && error.failure === 'not-found') return null
        throw error
      })
      memory.known = place
      return { place, raw }
    } catch (error) {
      if (!isNoAddress(error)) throw error
    }
  }
  memory.known = 'nowhere'
  return { place: 'nowhere' }
}
