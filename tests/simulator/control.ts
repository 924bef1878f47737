// How tests steer the pretend tenant. JSON, from this machine only: the server sees to that.
import { http } from 'msw'
import type { HttpHandler } from 'msw'
import { base, readObject, refusal } from './controls/answers.ts'
import { assignmentControls } from './controls/assignments.ts'
import { directoryControls } from './controls/directory.ts'
import { entraControls } from './controls/entra.ts'
import type { Fault } from './faults.ts'
import { isObject } from './graph-body.ts'
import type { State, StateOptions } from './state.ts'

export function controlHandlers(state: State, reset: (options: StateOptions) => void): HttpHandler[] {
  return [
    http.get(`${base}/health`, () => Response.json({ ok: true })),

    http.post(`${base}/reset`, async ({ request }) => {
      reset(await readOptions(request))
      return Response.json({ ok: true })
    }),

    http.get(`${base}/log`, ({ request }) => {
      const since = Number(new URL(request.url).searchParams.get('since') ?? 0)
      return Response.json(state.log.filter((entry) => entry.n > since))
    }),

    ...directoryControls(state),
    ...assignmentControls(state),
    ...entraControls(state),

    http.post(`${base}/faults`, async ({ request }) => {
      const faults: unknown = await request.json().catch(() => undefined)
      const list: unknown[] = Array.isArray(faults) ? faults : [faults]
      if (!list.every(isFault))
        return refusal(400, 'A fault is {match?: {method?, path?, host?}, times?, fault: {…}}.')
      state.faults.push(...list)
      return Response.json({ faults: state.faults.length })
    }),

    http.delete(`${base}/faults`, () => {
      state.faults.length = 0
      return Response.json({ faults: 0 })
    }),

    http.post(`${base}/lag`, async ({ request }) => {
      const { replication } = state.tenant
      const wanted = await readObject(request)
      const { seconds, roleSeconds, methodSeconds } = { ...replication, ...wanted }
      if (![seconds, roleSeconds, methodSeconds].every(isDuration)) {
        return refusal(400, 'seconds, roleSeconds and methodSeconds are numbers, none below 0.')
      }
      Object.assign(replication, { seconds, roleSeconds, methodSeconds })
      return Response.json({ seconds, roleSeconds, methodSeconds })
    }),

    http.post(`${base}/enforcement`, async ({ request }) => {
      const { on } = await readObject(request)
      if (typeof on !== 'boolean') return refusal(400, 'on is true or false.')
      state.enforcement = on
      return Response.json({ on })
    }),

    http.post(`${base}/features`, ({ request }) => change(state.features, request)),
    http.post(`${base}/policy`, ({ request }) => change(state.policy, request)),

    http.all(`${base}/*`, ({ request }) =>
      refusal(404, `There is no control ${new URL(request.url).pathname}.`),
    ),
  ]
}

function isDuration(value: unknown): value is number {
  return typeof value === 'number' && value >= 0
}

/** Of switches that are words, those that they can be. */
const choices: Record<string, readonly unknown[]> = {
  hiddenMembership: ['refuse', 'empty'],
  methodOptions: ['refuse', 'ignore'],
  phoneMask: ['last2', 'countryAndLast2', 'off'],
  phoneConflictStatus: [400, 409],
  restrictedRefusal: ['named', 'plain', 'badRequest'],
  federatedReset: ['operation', 'refuse', 'deny'],
  batchOrder: ['kept', 'reversed'],
  onPremisesPassword: ['accept', 'refuse'],
}

function fits(name: string, wanted: unknown, current: unknown): boolean {
  if (typeof wanted === 'number' && wanted < 0) return false
  return typeof wanted === typeof current && (choices[name]?.includes(wanted) ?? true)
}

/** Sets switches that exist, to values of the type they have; answers all of them. */
async function change(switches: Record<string, unknown>, request: Request): Promise<Response> {
  const wanted = await readObject(request)
  const wrong = Object.keys(wanted).find((name) => !fits(name, wanted[name], switches[name]))
  if (wrong) return refusal(400, `There is no switch '${wrong}' that takes this value.`)
  Object.assign(switches, wanted)
  return Response.json(switches)
}

async function readOptions(request: Request): Promise<StateOptions> {
  const { seed, people, latencyMs } = await readObject(request)
  return {
    ...((typeof seed === 'string' || typeof seed === 'number') && { seed }),
    ...(typeof people === 'number' && { people }),
    ...(typeof latencyMs === 'number' && { latencyMs }),
  }
}

function isFault(value: unknown): value is Fault {
  if (!isObject(value) || !isObject(value.fault)) return false
  if (value.match === undefined) return true
  return isObject(value.match) && isExpression(value.match.path)
}

function isExpression(path: unknown): boolean {
  try {
    return path === undefined || (typeof path === 'string' && new RegExp(path) instanceof RegExp)
  } catch {
    return false
  }
}
