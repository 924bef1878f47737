import { adminSelfService } from './checks/admin-self-service'
import { adminsLockedOut } from './checks/admins-locked-out'
import { appPermissions } from './checks/app-permissions'
import { clock } from './checks/clock'
import { consent } from './checks/consent'
import { consentSetup } from './checks/consent-setup'
import { consentSuperfluous } from './checks/consent-superfluous'
import { credentialEnd } from './checks/credential-end'
import { emptyLocations } from './checks/empty-locations'
import { evidence } from './checks/evidence'
import { freshSignIn } from './checks/fresh-sign-in'
import { globalAdministrators } from './checks/global-administrators'
import { groupsInside } from './checks/groups-inside'
import { hiddenLocations } from './checks/hidden-locations'
import { limits } from './checks/limits'
import { locations } from './checks/locations'
import { locationsWithoutManager } from './checks/locations-without-manager'
import { managers } from './checks/managers'
import { managersBlocked } from './checks/managers-blocked'
import { managersGuest } from './checks/managers-guest'
import { managersNeverSignedIn } from './checks/managers-never-signed-in'
import { managersUnlicensed } from './checks/managers-unlicensed'
import { membersRead } from './checks/members-read'
import { methodsMigration } from './checks/methods-migration'
import { nothingRegistered } from './checks/nothing-registered'
import { onlyEligible } from './checks/only-eligible'
import { ownPeopleOnly } from './checks/own-people-only'
import { passLifetime } from './checks/pass-lifetime'
import { passPolicy } from './checks/pass-policy'
import { passwordSync } from './checks/password-sync'
import { pausedRules } from './checks/paused-rules'
import { peopleInNoLocation } from './checks/people-in-no-location'
import { proxies } from './checks/proxies'
import { qrPolicy } from './checks/qr-policy'
import { redirectAddress } from './checks/redirect-address'
import { restrictedLocations } from './checks/restricted-locations'
import { rolesEnding } from './checks/roles-ending'
import { rolesInVain } from './checks/roles-in-vain'
import { rolesOverEverybody } from './checks/roles-over-everybody'
import { secondFactor } from './checks/second-factor'
import { singleManagers } from './checks/single-managers'
import { smsOnly } from './checks/sms-only'
import { smsPolicy } from './checks/sms-policy'
import { smsSignIn } from './checks/sms-sign-in'
import { store } from './checks/store'
import { strayAddresses } from './checks/stray-addresses'
import { support } from './checks/support'
import { sync } from './checks/sync'
import { trail } from './checks/trail'
import { writeBack } from './checks/write-back'
import type { Check } from './check'

/** In the order in which a fault of one makes those after it pointless. */
export const checks: readonly Check[] = [
  consent,
  consentSuperfluous,
  consentSetup,
  redirectAddress,
  strayAddresses,
  credentialEnd,
  ownPeopleOnly,
  freshSignIn,
  appPermissions,
  clock,
  store,
  trail,
  limits,
  evidence,
  support,
  proxies,
  locations,
  emptyLocations,
  groupsInside,
  locationsWithoutManager,
  onlyEligible,
  restrictedLocations,
  hiddenLocations,
  pausedRules,
  peopleInNoLocation,
  managers,
  managersBlocked,
  managersGuest,
  managersUnlicensed,
  managersNeverSignedIn,
  rolesOverEverybody,
  rolesInVain,
  rolesEnding,
  singleManagers,
  smsPolicy,
  smsSignIn,
  passPolicy,
  passLifetime,
  qrPolicy,
  methodsMigration,
  secondFactor,
  membersRead,
  sync,
  passwordSync,
  writeBack,
  smsOnly,
  nothingRegistered,
  adminSelfService,
  adminsLockedOut,
  globalAdministrators,
]
