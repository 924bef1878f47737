import { registered } from '../application'
import { check, fail, pass } from '../check'
import { taking } from '../managing'

/** The app needs none: it can do nothing that the signed-in person could not. What counts is what was granted, too. */
export const appPermissions = check({
  id: 'app-permissions',
  area: 'app',
  reads: ['registration', 'principal', 'appRoles', 'roles'],
  judge: ({ registration, principal, appRoles, roles }) => {
    const isOfTheApp = ({ type }: { type: string }) => type === 'Role'
    const asked = registration.access.flatMap(({ resourceAccess }) => resourceAccess.filter(isOfTheApp))
    const held = roles.filter(({ holder }) => holder === principal.id)
    if (asked.length + appRoles.length + held.length === 0) return pass()
    const access = registration.access
      .map((one) => ({
        resourceAppId: one.resourceAppId,
        resourceAccess: one.resourceAccess.filter((each) => !isOfTheApp(each)),
      }))
      .filter(({ resourceAccess }) => resourceAccess.length > 0)
    return fail(
      { asked: asked.length, granted: appRoles.length, roles: held.length },
      {
        requests: [
          // learn.microsoft.com/graph/api/serviceprincipal-delete-approleassignments
          ...appRoles.map((id) => ({
            method: 'DELETE' as const,
            path: `/servicePrincipals/${principal.id}/appRoleAssignments/${id}`,
            permission: 'AppRoleAssignment.ReadWrite.All',
          })),
          ...taking(held),
          ...(asked.length > 0 ? [registered(registration, { requiredResourceAccess: access })] : []),
        ],
      },
    )
  },
})
