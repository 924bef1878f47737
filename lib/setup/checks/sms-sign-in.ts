import { check, fail, pass } from '../check'
import { methodPolicy } from '../policies'

/** Opening text-message sign-in to everybody is for somebody to decide who knows the tenant: shown, not offered. */
export const smsSignIn = check({
  id: 'sms-sign-in',
  area: 'policies',
  reads: ['methods'],
  judge: ({ methods: { sms } }) =>
    sms.isForSignIn
      ? pass()
      : fail(
          {},
          {
            requests: [
              methodPolicy('Sms', {
                state: 'enabled',
                includeTargets: [
                  {
                    targetType: 'group',
                    id: 'all_users',
                    isRegistrationRequired: false,
                    isUsableForSignIn: true,
                  },
                ],
              }),
            ],
          },
        ),
})
