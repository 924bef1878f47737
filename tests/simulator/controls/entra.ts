// What time it is for Entra and Graph, and what Entra does to those who come.
import { http } from 'msw'
import type { HttpHandler } from 'msw'
import { hostilities, isHostility } from '../hostile.ts'
import type { State } from '../state.ts'
import { base, readObject, refusal } from './answers.ts'

export function entraControls(state: State): HttpHandler[] {
  return [
    http.post(`${base}/clock`, async ({ request }) => {
      const { offsetSeconds } = await readObject(request)
      if (!isOffset(offsetSeconds)) return refusal(400, 'offsetSeconds is a number, up to a billion.')
      state.tenant.clock.offsetSeconds = offsetSeconds
      return Response.json({ offsetSeconds })
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
