import type { Tenant } from './directory.ts'

/** What time it is for Entra and Graph, in milliseconds. Nothing else in here asks the machine. */
export function now({ clock }: Pick<Tenant, 'clock'>): number {
  return Date.now() + clock.offsetSeconds * 1000
}

export function nowInSeconds(tenant: Pick<Tenant, 'clock'>): number {
  return Math.floor(now(tenant) / 1000)
}
