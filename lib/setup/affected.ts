import type { Affected } from './check'

export function asAffected({ id, name }: { id: string; name: string }): Affected {
  return { name, href: `/locations/${id}` }
}

export function asPerson({ id, name }: { id: string; name: string }): Affected {
  return { name, href: `/staff/${id}` }
}
