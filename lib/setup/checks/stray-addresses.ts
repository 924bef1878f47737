import { check, failWith } from '../check'

/** Each further address is one more place to which a sign-in can be sent. */
export const strayAddresses = check({
  id: 'stray-addresses',
  area: 'app',
  reads: ['registration', 'settings'],
  judge: ({ registration, settings: { callback } }) => {
    const stray = registration.redirects.filter((one) => one !== callback)
    return failWith(
      stray.map((name) => ({ name })),
      { page: '/setup/consent' },
    )
  },
})
