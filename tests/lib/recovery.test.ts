import { expect, test } from 'vitest'
import { judge } from '@/lib/recovery'

const nobody = { alternateEmails: [], mobilePhone: null, registered: [], blocked: false, guest: false }
const soon = { isOver: false }
const over = { isOver: true }

test.each([
  ['nothing', nobody, soon, { passes: 'no', missing: 2 }],
  ['an address alone', { ...nobody, alternateEmails: ['a@b.c'] }, soon, { passes: 'no', missing: 1 }],
  [
    'two numbers, which are one kind',
    { ...nobody, registered: ['mobilePhone', 'officePhone'] },
    soon,
    { passes: 'no', missing: 1 },
  ],
  [
    'what only signs in',
    { ...nobody, registered: ['passKeyDeviceBound', 'windowsHelloForBusiness'] },
    soon,
    { passes: 'no', missing: 2 },
  ],
  [
    'security questions',
    { ...nobody, registered: ['securityQuestion', 'email'] },
    soon,
    { passes: 'no', missing: 1 },
  ],
  [
    'an address and a number',
    { ...nobody, alternateEmails: ['a@b.c'], mobilePhone: '+1 2' },
    soon,
    { passes: 'yes', losesPhone: true, passesAfter: false },
  ],
  [
    'the same with an own provider of messages',
    { ...nobody, alternateEmails: ['a@b.c'], mobilePhone: '+1 2' },
    null,
    { passes: 'yes', losesPhone: false, passesAfter: true },
  ],
  [
    'the same once Microsoft sends none',
    { ...nobody, alternateEmails: ['a@b.c'], mobilePhone: '+1 2' },
    over,
    { passes: 'no', missing: 1 },
  ],
  [
    'all three',
    { ...nobody, mobilePhone: '+1 2', registered: ['email', 'microsoftAuthenticatorPush'] },
    soon,
    { passes: 'yes', losesPhone: true, passesAfter: true },
  ],
  [
    'an app and an address',
    { ...nobody, registered: ['email', 'softwareOneTimePasscode'] },
    over,
    { passes: 'yes', losesPhone: false, passesAfter: true },
  ],
  [
    'one, and nobody tells of more',
    { ...nobody, mobilePhone: '+1 2', registered: null },
    soon,
    { passes: 'cannot-tell' },
  ],
  [
    'an address and a number, and nobody tells of more',
    { ...nobody, alternateEmails: ['a@b.c'], mobilePhone: '+1 2', registered: null },
    soon,
    { passes: 'yes', losesPhone: true, passesAfter: true },
  ],
  ['a blocked account', { ...nobody, blocked: true }, soon, { passes: 'blocked' }],
  ['a guest', { ...nobody, guest: true, registered: null }, soon, { passes: 'elsewhere' }],
] as const)('%s', (_, administrator, end, verdict) => {
  const { alternateEmails, registered, ...rest } = administrator
  const given = { ...rest, alternateEmails: [...alternateEmails], registered: registered && [...registered] }
  expect(judge(given, end)).toEqual(verdict)
})
