import 'server-only'
import { oncePerRequest } from '../request'
import type { BatchItem } from './client'

/**
 * What Graph answered about somebody's methods, as it came: bodies, or the AppErrors it met. They ride along with the
 * reading of the person, so that nobody waits for them; whoever may not read them gets a 403 for these two alone.
 */
export type MethodLists = {
  /** The numbers, masked for most managers, with the state of SMS sign-in. */
  phones: unknown
  /** Methods of all kinds. */
  all: unknown
}

/** learn.microsoft.com/graph/api/authentication-list-phonemethods and -list-methods; they take no options. */
export function methodItems(id: string): [phones: BatchItem, all: BatchItem] {
  const base = `/users/${id}/authentication`
  return [{ url: `${base}/phoneMethods` }, { url: `${base}/methods` }]
}

/** Where an action leaves what it read after its change, for the page that is drawn with its answer. */
export const readSince = oncePerRequest<Partial<MethodLists>>(() => Promise.resolve({}))
