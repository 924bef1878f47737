import { registered } from '../application'
import { check, failWith } from '../check'

/** Each further address is one more place to which a sign-in can be sent, whatever platform it is entered for. */
export const strayAddresses = check({
  id: 'stray-addresses',
  area: 'app',
  reads: ['registration', 'settings'],
  judge: ({ registration, settings: { callback } }) => {
    const { redirects, otherRedirects } = registration
    const others = Object.entries(otherRedirects).filter(([, addresses]) => addresses.length > 0)
    const stray = [...redirects.filter((one) => one !== callback), ...others.flatMap(([, all]) => all)]
    const changes = {
      web: { redirectUris: redirects.filter((one) => one === callback) },
      ...Object.fromEntries(others.map(([platform]) => [platform, { redirectUris: [] }])),
    }
    return failWith(
      stray.map((name) => ({ name })),
      { requests: [registered(registration, changes)] },
    )
  },
})
