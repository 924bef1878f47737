import { check, fail, pass } from '../check'

/** Until it is complete the old policies count beside the new one: learn.microsoft.com/entra/identity/authentication/how-to-authentication-methods-manage */
export const methodsMigration = check({
  id: 'methods-migration',
  area: 'policies',
  reads: ['methods'],
  judge: ({ methods: { isMigrated } }) =>
    isMigrated
      ? pass()
      : fail(
          {},
          {
            requests: [
              {
                method: 'PATCH',
                path: '/policies/authenticationMethodsPolicy',
                body: { policyMigrationState: 'migrationComplete' },
                permission: 'Policy.ReadWrite.AuthenticationMethod',
              },
            ],
          },
        ),
})
