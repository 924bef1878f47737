import { registered } from '../application'
import { check, fail, pass } from '../check'

/** learn.microsoft.com/entra/identity-platform/reply-url: compared letter by letter. */
export const redirectAddress = check({
  id: 'redirect-address',
  area: 'app',
  reads: ['registration', 'settings'],
  judge: ({ registration, settings: { callback } }) => {
    const { redirects } = registration
    if (redirects.includes(callback)) return pass({ callback })
    return fail(
      { callback },
      { requests: [registered(registration, { web: { redirectUris: [...redirects, callback] } })] },
    )
  },
})
