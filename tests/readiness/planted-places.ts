import { createAssignment } from '../simulator/tenant'
import { roleIds } from '../simulator/roles'
import { account, unit } from '../tenant'
import { asShown, hoursLater, tenant, type Planted } from './planted'

export function give(name: string, role: keyof typeof roleIds, over: string | null, more: object = {}): void {
  const scope = over === null ? '/' : `/administrativeUnits/${unit(over).id}`
  tenant().assignments.push({
    ...createAssignment(tenant(), account(name).user.id, roleIds[role], scope),
    ...more,
  })
}

/** Who may activate a role there, and has not. */
export function letActivate(name: string, over: string): void {
  const scope = `/administrativeUnits/${unit(over).id}`
  tenant().eligible.push(
    createAssignment(tenant(), account(name).user.id, roleIds.authenticationAdministrator, scope),
  )
}

export function takeAll(over: string): void {
  const scope = `/administrativeUnits/${unit(over).id}`
  tenant().assignments = tenant().assignments.filter((one) => one.directoryScopeId !== scope)
}

function withoutProofs(name: string) {
  const found = account(name)
  Object.assign(found.user, { otherMails: [], mobilePhone: null })
  return found
}

const person = (name: string) => () => ({ PERSON: account(name).user.id })

/** Faults of locations, managers and administrators. */
export const inPlaces: Planted[] = [
  { id: 'locations', plant: () => tenant().units.clear(), mended: () => ({ NAME: 'Pike Street' }) },
  {
    id: 'empty-locations',
    plant: () => unit('Station Kiosk').members.clear(),
    about: 'Station Kiosk',
    mended: person('amara.okafor'),
  },
  {
    id: 'groups-inside',
    plant: () => [...tenant().groups.keys()].forEach((id) => unit('Station Kiosk').members.add(id)),
    about: 'Station Kiosk',
    mended: asShown,
  },
  {
    id: 'locations-without-manager',
    plant: () => takeAll('Station Kiosk'),
    about: 'Station Kiosk',
    mended: person('megan'),
  },
  {
    id: 'only-eligible',
    plant: () => {
      takeAll('Station Kiosk')
      letActivate('elias', 'Station Kiosk')
    },
    about: 'Station Kiosk',
    mended: person('elias'),
  },
  {
    id: 'restricted-locations',
    plant: () => takeAll('Executive Floor'),
    about: 'Executive Floor',
    mended: person('megan'),
  },
  {
    id: 'hidden-locations',
    plant: () => (unit('Station Kiosk').visibility = 'HiddenMembership'),
    about: 'Station Kiosk',
    mended: asShown,
  },
  {
    id: 'paused-rules',
    plant: () => (unit('Riverside Campus').membershipRuleProcessingState = 'Paused'),
    about: 'Riverside Campus',
    mended: asShown,
  },
  {
    id: 'people-in-no-location',
    plant: () =>
      [...tenant().units.values()].forEach((one) => one.members.delete(account('amara.okafor').user.id)),
    about: 'Amara Okafor',
    mended: () => ({ LOCATION: unit('Pike Street').id }),
  },
  {
    id: 'managers',
    plant: () => (tenant().assignments = tenant().assignments.filter((one) => one.directoryScopeId === '/')),
    mended: () => ({ PERSON: account('megan').user.id, LOCATION: unit('Pike Street').id }),
  },
  {
    id: 'managers-blocked',
    plant: () => (account('megan').user.accountEnabled = false),
    about: 'Megan Bowen',
    mended: asShown,
  },
  {
    id: 'managers-guest',
    plant: () => give('guest', 'authenticationAdministrator', 'Garden Terrace'),
    about: 'Guy Partner',
    mended: asShown,
  },
  {
    id: 'managers-unlicensed',
    plant: () => (account('alex').user.assignedLicenses = []),
    about: 'Alex Moreau',
  },
  {
    id: 'managers-never-signed-in',
    plant: () => (account('alex').user.signInActivity = null),
    about: 'Alex Moreau',
  },
  {
    id: 'roles-over-everybody',
    plant: () => give('hugo', 'helpdeskAdministrator', null),
    about: 'Hugo Lindqvist',
    mended: asShown,
  },
  {
    id: 'roles-in-vain',
    plant: () => give('greta', 'groupsAdministrator', 'Airport Terminal 2'),
    about: 'Airport Terminal 2',
    mended: asShown,
  },
  {
    id: 'roles-ending',
    plant: () =>
      give('priya', 'passwordAdministrator', 'Station Kiosk', {
        endDateTime: hoursLater(72),
        isGivenForATime: true,
      }),
    about: 'Priya Raman',
  },
  {
    id: 'single-managers',
    plant: () => {
      takeAll('Station Kiosk')
      give('megan', 'authenticationAdministrator', 'Station Kiosk')
    },
    about: 'Station Kiosk',
    mended: person('alex'),
  },
  { id: 'admins-locked-out', plant: () => (withoutProofs('root').methods = []), about: 'Rosa Delgado' },
  {
    id: 'global-administrators',
    plant: () => {
      const isSpare = (id: string) => id !== account('root').user.id
      tenant().assignments = tenant().assignments.filter(
        ({ directoryScopeId, principalId }) => directoryScopeId !== '/' || !isSpare(principalId),
      )
    },
  },
]
