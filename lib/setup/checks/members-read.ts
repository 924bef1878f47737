import { check, fail, pass } from '../check'

/** learn.microsoft.com/entra/fundamentals/users-default-permissions */
export const membersRead = check({
  id: 'members-read',
  area: 'policies',
  reads: ['authorization'],
  judge: ({ authorization: { membersRead } }) =>
    membersRead
      ? pass()
      : fail(
          {},
          {
            requests: [
              {
                method: 'PATCH',
                path: '/policies/authorizationPolicy',
                body: { defaultUserRolePermissions: { allowedToReadOtherUsers: true } },
                permission: 'Policy.ReadWrite.Authorization',
              },
            ],
            byUs: true,
          },
        ),
})
