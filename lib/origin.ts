import 'server-only'
import { headers } from 'next/headers'
import { env } from './env'
import { AppError } from './errors'

/** Refuses a form that does not come from our own pages, as the proxy does: a second lock on the same door. */
export async function requireOwnForm(): Promise<void> {
  const sent = await headers()
  const site = sent.get('sec-fetch-site')
  if (sent.get('origin') !== env().publicAddress || (site !== null && site !== 'same-origin'))
    throw new AppError('foreign-form')
}
