import { check, fail, pass } from '../check'

/** `allowedToUseSSPR` concerns administrators only: learn.microsoft.com/entra/identity/authentication/concept-sspr-policy */
export const adminSelfService = check({
  id: 'admin-self-service',
  area: 'administrators',
  reads: ['authorization'],
  judge: ({ authorization: { adminsResetThemselves } }) =>
    adminsResetThemselves
      ? pass()
      : fail(
          {},
          {
            requests: [
              {
                method: 'PATCH',
                path: '/policies/authorizationPolicy',
                body: { allowedToUseSSPR: true },
                permission: 'Policy.ReadWrite.Authorization',
              },
            ],
            byUs: true,
            page: '/setup/admin-recovery',
          },
        ),
})
