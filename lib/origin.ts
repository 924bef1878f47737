import 'server-only'
import { headers } from 'next/headers'
import { AppError } from './errors'
import { isOwnForm } from './web/own-form'

/** Refuses a form that does not come from our own pages, as the proxy does: a second lock on the same door. */
export async function requireOwnForm(): Promise<void> {
  const sent = await headers()
  if (!isOwnForm((name) => sent.get(name))) throw new AppError('foreign-form')
}
