import { check, fail, pass } from '../check'

/** The app needs none: it can do nothing that the signed-in person could not. */
export const appPermissions = check({
  id: 'app-permissions',
  area: 'app',
  reads: ['registration'],
  judge: ({ registration: { appPermissions: count } }) =>
    count === 0 ? pass() : fail({ count }, { page: '/setup/consent' }),
})
