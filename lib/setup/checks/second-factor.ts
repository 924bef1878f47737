import { check, fail, pass } from '../check'

/** Whoever holds a manager's password alone should not hold the passwords of the team. */
export const secondFactor = check({
  id: 'second-factor',
  area: 'policies',
  reads: ['secondFactor'],
  judge: ({ secondFactor: { isByDefault, policies } }) =>
    isByDefault || policies > 0
      ? pass({ policies })
      : fail(
          {},
          {
            page: 'https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Overview',
          },
        ),
})
