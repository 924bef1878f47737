// https://learn.microsoft.com/graph/api/resources/emailauthenticationmethod: for self-service reset only.
import type { HttpHandler } from 'msw'
import { now } from '../clock.ts'
import type { Account } from '../directory.ts'
import { unfit } from '../graph-error.ts'
import { readBody } from '../graph-body.ts'
import { graphCall } from '../graph.ts'
import type { Call } from '../graph.ts'
import type { Answer } from '../graph-answer.ts'
import { emailMethodId, isEmail } from '../methods.ts'
import type { EmailMethod } from '../methods.ts'
import { dateTime } from '../people.ts'
import { changeMethods } from '../replication.ts'
import { shownMethod } from '../shown-method.ts'
import type { State } from '../state.ts'
import { base, changeable, chosen, entity, getOf, listOf } from './authentication.ts'
import { removeMethod } from './remove-method.ts'

const key = 'emailAuthenticationMethod'
const kind = { segment: 'emailMethods', key, is: isEmail }
const emails = `${base}/emailMethods`
const email = `${emails}/{${key}-id}`

export function emailHandlers(state: State): HttpHandler[] {
  return [
    listOf(state, kind),
    getOf(state, kind),
    graphCall(state, 'post', emails, addEmail),
    graphCall(state, 'patch', email, changeEmail),
    graphCall(state, 'delete', email, (call) => {
      const target = changeable(call)
      return removeMethod(call, target, chosenEmail(call, target))
    }),
  ]
}

/** https://learn.microsoft.com/graph/api/authentication-post-emailmethods: one each. */
async function addEmail(call: Call): Promise<Answer> {
  const target = changeable(call)
  const emailAddress = await readAddress(call)
  if (target.methods.some(isEmail)) throw unfit('An email address is already registered.')
  const added: EmailMethod = {
    '@odata.type': '#microsoft.graph.emailAuthenticationMethod',
    id: emailMethodId,
    createdDateTime: dateTime(now(call.tenant)),
    emailAddress,
  }
  changeMethods(call.tenant, target, [...target.methods, added])
  call.wrote = true
  return { status: 201, body: entity(target, kind.segment, shownMethod(call, target, added)) }
}

/** https://learn.microsoft.com/graph/api/emailauthenticationmethod-update */
async function changeEmail(call: Call): Promise<Answer> {
  const target = changeable(call)
  const before = chosenEmail(call, target)
  const changed: EmailMethod = { ...before, emailAddress: await readAddress(call) }
  const methods = target.methods.map((one) => (one === before ? changed : one))
  changeMethods(call.tenant, target, methods)
  call.wrote = true
  return { status: 204 }
}

function chosenEmail(call: Call, target: Account): EmailMethod {
  return chosen(call, target.methods.filter(isEmail), key)
}

async function readAddress(call: Call): Promise<string> {
  const { emailAddress } = await readBody(call.request, ['@odata.type', 'emailAddress'])
  if (typeof emailAddress === 'string' && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(emailAddress)) return emailAddress
  throw unfit('The email address is not valid.')
}
