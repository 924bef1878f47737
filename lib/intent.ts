import 'server-only'
import type { Manager } from './auth/session'
import type { Capability } from './capabilities'
import { env } from './env'
import { checks } from './graph/checks'
import type { Grant } from './graph/grant'
import type { AuditActor, AuditTarget } from './store/audit'
import type { Intent } from './store/operations'

/** Who does something, as the trail knows them. */
export function actorOf(
  { id, name, signInName, session }: Manager,
  roles: AuditActor['roles'],
): Intent['actor'] {
  const { idHash, authenticatedAt } = session
  return { tenant: env().tenantId, id, name, signInName, session: idHash, authenticatedAt, roles }
}

/** Whom it is done to. */
export function targetOf({ person, unit }: Pick<Grant<'view'>, 'person' | 'unit'>): AuditTarget {
  return { id: person.id, name: person.name, signInName: person.signInName, unit }
}

/** What is about to be done under a grant. */
export function intentOf(
  id: string,
  grant: Grant<Capability>,
  input: unknown,
  { evidence, reason }: { evidence: string | null; reason: string | null },
): Intent {
  const { note, change } = checks[grant.capability]
  return {
    id,
    action: grant.capability,
    actor: actorOf(grant.manager, grant.roles),
    target: targetOf(grant),
    noted: note(grant.person, input),
    ...(change && { change: change(input) }),
    ...((evidence || reason) && { evidence: { how: evidence, reason } }),
  }
}
