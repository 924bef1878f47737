import 'server-only'
import type { Manager } from './auth/session'
import type { Capability, SetupCapability } from './capabilities'
import { env } from './env'
import { checks } from './graph/checks'
import type { Grant, SetupGrant } from './graph/grant'
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
export function targetOf({
  person,
  unit,
  units,
}: Pick<Grant<'view'>, 'person' | 'unit' | 'units'>): AuditTarget {
  return { id: person.id, name: person.name, signInName: person.signInName, unit, units }
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

/** What is changed in Setup: of an administrator, or of the tenant itself. */
export type SetupAim = Pick<Intent, 'target' | 'change'>

export function setupIntentOf(
  id: string,
  { capability, manager, roles }: SetupGrant<SetupCapability>,
  { target, change }: SetupAim,
): Intent {
  return {
    id,
    action: capability,
    actor: actorOf(manager, roles),
    noted: null,
    target,
    ...(change && { change }),
  }
}
