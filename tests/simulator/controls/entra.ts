// What time it is for Entra and Graph, and what Entra does to those who come.
import { http } from 'msw'
import type { HttpHandler } from 'msw'
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
  ]
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= 1_000_000_000
}
