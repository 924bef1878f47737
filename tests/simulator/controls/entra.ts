// What time it is for Entra and Graph, and what Entra does to those who come.
import { http } from 'msw'
import type { HttpHandler } from 'msw'
import { findPerson } from '../directory.ts'
import { hostilities, isHostility } from '../hostile.ts'
import { revoke } from '../revocations.ts'
import type { State } from '../state.ts'
import { base, missing, readObject, refusal } from './answers.ts'

export function entraControls(state: State): HttpHandler[] {
  return [
    http.post(`${base}/clock`, async ({ request }) => {
      const { offsetSeconds } = await readObject(request)
      if (!isOffset(offsetSeconds)) return refusal(400, 'offsetSeconds is a number, up to a billion.')
      state.tenant.clock.offsetSeconds = offsetSeconds
      return Response.json({ offsetSeconds })
    }),

    http.post(`${base}/revoke`, async ({ request }) => {
      const { user, interaction = false } = await readObject(request)
      if (typeof user !== 'string' || typeof interaction !== 'boolean') {
        return refusal(400, 'user is an id or a sign-in name, interaction is true or false.')
      }
      const account = findPerson(state.tenant, user)
      if (!account) return missing('user', user)
      revoke(state, account.user.id, interaction)
      return Response.json({ user: account.user.id, interaction })
    }),

    http.post(`${base}/idp`, async ({ request }) => {
      const { hostile } = await readObject(request)
      if (hostile !== null && !isHostility(hostile)) {
        return refusal(400, `hostile is null or one of ${hostilities.join(', ')}.`)
      }
      state.hostility = hostile
      return Response.json({ hostile })
    }),
  ]
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= 1_000_000_000
}
