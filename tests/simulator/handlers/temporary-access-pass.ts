// https://learn.microsoft.com/graph/api/resources/temporaryaccesspassauthenticationmethod
import { randomInt, randomUUID } from 'node:crypto'
import type { HttpHandler } from 'msw'
import { now } from '../clock.ts'
import { offByPolicy, unfit } from '../graph-error.ts'
import { readBody, readTime } from '../graph-body.ts'
import { graphCall } from '../graph.ts'
import type { Call } from '../graph.ts'
import type { Answer } from '../graph-answer.ts'
import { isPass } from '../methods.ts'
import type { PassMethod } from '../methods.ts'
import { changeMethods } from '../replication.ts'
import { note } from '../secrets.ts'
import { shownPass } from '../shown-method.ts'
import type { Policy, State } from '../state.ts'
import { base, changeable, chosen, entity, getOf, listOf } from './authentication.ts'
import { removeMethod } from './remove-method.ts'

const key = 'temporaryAccessPassAuthenticationMethod'
const kind = { segment: 'temporaryAccessPassMethods', key, is: isPass }
const passes = `${base}/temporaryAccessPassMethods`

export function temporaryAccessPassHandlers(state: State): HttpHandler[] {
  return [
    listOf(state, kind),
    getOf(state, kind),
    graphCall(state, 'post', passes, createPass),
    graphCall(state, 'delete', `${passes}/{${key}-id}`, (call) => {
      const target = changeable(call)
      return removeMethod(call, target, chosen(call, target.methods.filter(isPass), key))
    }),
  ]
}

/** https://learn.microsoft.com/graph/api/authentication-post-temporaryaccesspassmethods: takes the place of the one before. */
async function createPass(call: Call): Promise<Answer> {
  const { state, tenant } = call
  const target = changeable(call)
  const body = await readBody(call.request, [
    '@odata.type',
    'startDateTime',
    'lifetimeInMinutes',
    'isUsableOnce',
  ])
  // Not for guests, whose sign-in is elsewhere.
  // https://learn.microsoft.com/entra/identity/authentication/howto-authentication-temporary-access-pass
  if (!state.policy.temporaryAccessPass || target.user.userType === 'Guest') {
    throw offByPolicy('TemporaryAccessPass')
  }
  const time = now(tenant)
  const lifetimeInMinutes = readLifetime(state.policy, body.lifetimeInMinutes)
  const isUsableOnce = readUsableOnce(state.policy, body.isUsableOnce)
  const start = readTime(body, 'startDateTime') ?? time
  if (start + lifetimeInMinutes * 60_000 <= time)
    throw unfit('The Temporary Access Pass would be over already.')
  const secret = generatePass(state.policy.passLength)
  note(state, 'temporary-access-pass', secret)
  const pass: PassMethod = {
    '@odata.type': '#microsoft.graph.temporaryAccessPassAuthenticationMethod',
    id: randomUUID(),
    createdDateTime: new Date(time).toISOString(),
    temporaryAccessPass: secret,
    startDateTime: new Date(start).toISOString(),
    lifetimeInMinutes,
    isUsableOnce,
    isUsed: false,
  }
  changeMethods(tenant, target, [...target.methods.filter((one) => !isPass(one)), pass])
  call.wrote = true
  const { user } = target
  const location = `https://graph.microsoft.com/v1.0/users/${user.id}/authentication/temporaryAccessPassMethods/${pass.id}`
  const shown = { ...shownPass(state, pass), temporaryAccessPass: secret }
  return { status: 201, headers: { Location: location }, body: entity(target, kind.segment, shown) }
}

/** Words of https://github.com/microsoftgraph/microsoft-graph-docs/pull/12187 */
function readLifetime(policy: Policy, value: unknown): number {
  if (value === undefined || value === null) return policy.passDefaultMinutes
  const { passMinimumMinutes: least, passMaximumMinutes: most } = policy
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value
  throw unfit(`Invalid LifetimeInMinutes specified. The valid range between ${least} and ${most}.`)
}

function readUsableOnce(policy: Policy, value: unknown): boolean {
  if (value === undefined || value === null) return policy.passUsableOnce
  if (typeof value !== 'boolean') throw unfit('IsUsableOnce must be true or false.')
  if (!value && policy.passUsableOnce) {
    throw unfit('The policy allows Temporary Access Passes for one-time use only.')
  }
  return value
}

const characters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789+#@&*%!'

function generatePass(length: number): string {
  return Array.from({ length }, () => characters.charAt(randomInt(characters.length))).join('')
}
