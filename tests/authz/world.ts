import { randomUUID } from 'node:crypto'
import { permissions } from '@/lib/auth/scopes'
import { pretend } from '../pretend'
import type { Account, Assignment, Group, Unit } from '../simulator/directory'
import { createPerson } from '../simulator/people'
import { roleDefinitions, roleIds } from '../simulator/roles'
import { createAssignment } from '../simulator/tenant'
import { pretendTenant } from '../tenant'
import type { Actor, Scope, Target } from './axes'

/** Puts the pretend tenant into one cell of the matrix after the other. */

const customRoles = {
  passwords: randomUUID(),
  noPasswords: randomUUID(),
}

function customRole(id: string, displayName: string, allowed: string[]) {
  return {
    id,
    templateId: id,
    displayName,
    description: 'A role of this tenant’s own.',
    isBuiltIn: false,
    isEnabled: true,
    resourceScopes: ['/'],
    version: '1',
    rolePermissions: [{ allowedResourceActions: allowed, condition: null }],
  }
}

export type Cell = {
  /** Who is asked about; no person for the last classes. */
  targetId: string
  /** By which to search for the person; for whoever is none, for their id. */
  signInName: string
  /** The unit on whose list the person would be. */
  listed: string
  /** What happens between the look at the page and the click. */
  meanwhile: () => void
}

export function createWorld() {
  const simulator = pretendTenant()
  const { tenant, state } = simulator
  // A form is then the same whoever sends it: its mark is made of the number as it is shown.
  state.features.phoneMask = 'off'
  roleDefinitions.push(
    customRole(customRoles.passwords, 'Shift lead', ['microsoft.directory/users/password/update']),
    customRole(customRoles.noPasswords, 'Rota editor', ['microsoft.directory/users/jobInfo/update']),
  )

  const [some] = tenant.units.values()
  if (!some) throw new Error('The tenant has no unit')
  function unit(displayName: string, change: Partial<Unit> = {}): Unit {
    const made = { ...some, ...change, id: randomUUID(), displayName, members: new Set<string>() } as Unit
    tenant.units.set(made.id, made)
    return made
  }
  const plainUnit = { visibility: null, isMemberManagementRestricted: null }
  const units = {
    mine: unit('Mine', plainUnit),
    other: unit('Another', plainUnit),
    restrictedMine: unit('Restricted, mine', { ...plainUnit, isMemberManagementRestricted: true }),
    restrictedOther: unit('Restricted, of others', { ...plainUnit, isMemberManagementRestricted: true }),
    hidden: unit('Hidden', { ...plainUnit, visibility: 'HiddenMembership' }),
  }

  function person(key: string, known: Parameters<typeof createPerson>[2] = {}): Account {
    const made = createPerson('matrix', key, known)
    tenant.people.set(made.user.id, made)
    return made
  }
  function roleGroup(displayName: string, change: Partial<Group>): Group {
    const [like] = tenant.groups.values()
    const made = {
      ...like,
      id: randomUUID(),
      displayName,
      isAssignableToRole: true,
      members: new Set<string>(),
      owners: new Set<string>(),
      ...change,
    } as Group
    tenant.groups.set(made.id, made)
    return made
  }

  const manager = person('manager')
  const managers = roleGroup('Managers', { members: new Set() })
  const before: Assignment[] = tenant.assignments

  const people: Record<Exclude<Target, 'myself' | 'group or device' | 'unknown id'>, Account> = {
    plain: person('plain'),
    guest: person('guest', { userType: 'Guest' }),
    blocked: person('blocked', { accountEnabled: false }),
    deleted: person('deleted'),
    synchronised: person('synchronised', { onPremisesSyncEnabled: true }),
    'Directory Readers': person('reader'),
    'Helpdesk Administrator': person('helpdesk'),
    'Authentication Administrator': person('authentication'),
    'User Administrator': person('user'),
    'Global Administrator': person('global'),
    'custom role': person('custom'),
    'member of a role-assignable group': person('member'),
    'owner of a role-assignable group': person('owner'),
    'role over a restricted unit': person('restricted'),
  }
  roleGroup('Protected', {
    members: new Set([people['member of a role-assignable group'].user.id]),
    owners: new Set([people['owner of a role-assignable group'].user.id]),
  })
  const held: [Account, string, string][] = [
    [people['Directory Readers'], roleIds.directoryReaders, '/'],
    [people['Helpdesk Administrator'], roleIds.helpdeskAdministrator, '/'],
    [people['Authentication Administrator'], roleIds.authenticationAdministrator, '/'],
    [people['User Administrator'], roleIds.userAdministrator, '/'],
    [people['Global Administrator'], roleIds.globalAdministrator, '/'],
    [people['custom role'], customRoles.noPasswords, '/'],
    [people['role over a restricted unit'], roleIds.helpdeskAdministrator, over(units.restrictedOther)],
  ]
  const standing = [
    ...before,
    ...held.map(([{ user }, role, scope]) => createAssignment(tenant, user.id, role, scope)),
  ]
  const device = tenant.devices.keys().next().value ?? ''

  function over(where: Unit): string {
    return `/administrativeUnits/${where.id}`
  }

  function idOf(target: Target): string {
    if (target === 'myself') return manager.user.id
    if (target === 'group or device') return device
    if (target === 'unknown id') return randomUUID()
    return people[target].user.id
  }

  /** The units of the person, the one that the manager's role is over, and what happens before the click. */
  const places: Record<Scope, { in: Unit[]; role: Unit; leaves?: Unit }> = {
    'in my unit': { in: [units.mine], role: units.mine },
    'in another unit': { in: [units.other], role: units.mine },
    'in mine and another unit': { in: [units.mine, units.other], role: units.mine },
    'in no unit': { in: [], role: units.mine },
    'in a restricted unit that is mine': { in: [units.restrictedMine], role: units.restrictedMine },
    'in mine and a restricted unit of others': { in: [units.mine, units.restrictedOther], role: units.mine },
    'in a unit that was mine a moment ago': { in: [units.mine], role: units.mine, leaves: units.mine },
    'in my unit with hidden members': { in: [units.hidden], role: units.hidden },
  }

  function assign(actor: Actor, where: Unit): void {
    const unitRoles: Partial<Record<Actor, string>> = {
      'Password Administrator of a unit': roleIds.passwordAdministrator,
      'Helpdesk Administrator of a unit': roleIds.helpdeskAdministrator,
      'User Administrator of a unit': roleIds.userAdministrator,
      'Authentication Administrator of a unit': roleIds.authenticationAdministrator,
      'Privileged Authentication Administrator of a unit': roleIds.privilegedAuthenticationAdministrator,
      'custom role of a unit, passwords': customRoles.passwords,
      'custom role of a unit, no passwords': customRoles.noPasswords,
      'Groups Administrator of a unit': roleIds.groupsAdministrator,
      'role that ended': roleIds.authenticationAdministrator,
      'role through a role-assignable group': roleIds.authenticationAdministrator,
    }
    const tenantRoles: Partial<Record<Actor, string>> = {
      'Helpdesk Administrator of the tenant': roleIds.helpdeskAdministrator,
      'Global Administrator': roleIds.globalAdministrator,
    }
    managers.members.delete(manager.user.id)
    tenant.eligible.length = 0
    const eligible = createAssignment(
      tenant,
      manager.user.id,
      roleIds.authenticationAdministrator,
      over(where),
    )
    if (actor === 'eligible only') tenant.eligible.push(eligible)
    const role = unitRoles[actor] ?? tenantRoles[actor]
    if (!role) return void (tenant.assignments = standing)
    const isThroughGroup = actor === 'role through a role-assignable group'
    if (isThroughGroup) managers.members.add(manager.user.id)
    const principal = isThroughGroup ? managers.id : manager.user.id
    const made = createAssignment(tenant, principal, role, unitRoles[actor] ? over(where) : '/')
    const ended = actor === 'role that ended' && { endDateTime: new Date(Date.now() - 60_000).toISOString() }
    tenant.assignments = [...standing, { ...made, ...ended }]
  }

  // Good for an hour; what it is good for is asked of the tenant as it is at the moment.
  const token = simulator.signIn(manager.user.userPrincipalName, permissions)

  return {
    /** Everybody in it whom something may have been done to. */
    everybody: [manager, ...Object.values(people)].map(({ user }) => user.id),
    units: Object.values(units).map(({ id }) => id),
    enter(actor: Actor, scope: Scope, target: Target): Cell {
      const place = places[scope]
      const targetId = idOf(target)
      for (const one of Object.values(units)) one.members.clear()
      for (const one of place.in) one.members.add(targetId)
      // Whoever is deleted was there when the page was looked at.
      const { deleted } = people
      tenant.people.set(deleted.user.id, deleted)
      assign(actor, place.role)
      pretend.manager = {
        id: manager.user.id,
        name: manager.user.displayName,
        signInName: manager.user.userPrincipalName,
        token: () => token,
        permissions: () => Promise.resolve([]),
        refused: () => Promise.resolve(),
        end: () => Promise.resolve(),
        endAll: () => Promise.resolve(),
        session: {
          idHash: randomUUID(),
          signedInAt: Date.now(),
          authenticatedAt: Date.now(),
          contexts: [],
          purpose: 'manage',
        },
      }
      const [listed] = place.in
      return {
        targetId,
        signInName: tenant.people.get(targetId)?.user.userPrincipalName.split('@')[0] ?? targetId,
        listed: (listed ?? units.mine).id,
        meanwhile: () => {
          place.leaves?.members.delete(targetId)
          if (target !== 'deleted') return
          tenant.people.delete(targetId)
          for (const one of Object.values(units)) one.members.delete(targetId)
        },
      }
    },
  }
}
