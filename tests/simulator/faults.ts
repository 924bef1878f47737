import { setTimeout as wait } from 'node:timers/promises'
import { graphHost } from './constants.ts'

/** A way to fail, and which requests it befalls. Without `times` it lasts until it is deleted. */
export type Fault = {
  match?: { method?: string; path?: string; host?: string }
  times?: number
  fault: {
    delayMs?: number
    /** the connection breaks before or after the call was executed */
    reset?: 'before' | 'after'
    /** answers without executing */
    status?: number
    headers?: Record<string, string>
    body?: unknown
    /** executes, then the connection breaks after so many bytes of the body */
    truncateAt?: number
    /** executes, then answers with this */
    replaceBody?: string
    contentType?: string
  }
}

/** The first fault that fits, counted down; one that is used up is gone. */
export function takeFault(
  faults: Fault[],
  host: string,
  method: string,
  path: string,
): Fault['fault'] | undefined {
  const at = faults.findIndex(
    ({ match = {} }) =>
      (match.host ?? graphHost) === host &&
      (!match.method || match.method.toUpperCase() === method) &&
      (!match.path || new RegExp(match.path, 'i').test(path)),
  )
  const found = faults[at]
  if (!found) return undefined
  if (found.times !== undefined) {
    found.times -= 1
    if (found.times <= 0) faults.splice(at, 1)
  }
  return found.fault
}

/** Runs the call as the fault would have it. `refuse` makes the body of an error that has none of its own. */
export async function withFault(
  fault: Fault['fault'] | undefined,
  run: () => Promise<Response>,
  refuse: (status: number) => Response,
): Promise<Response> {
  if (!fault) return run()
  if (fault.delayMs) await wait(fault.delayMs)
  if (fault.reset === 'before') return Response.error()
  if (fault.status !== undefined && fault.replaceBody === undefined) return answerInstead(fault, refuse)
  const response = await run()
  if (fault.reset === 'after') return Response.error()
  if (fault.replaceBody !== undefined) return replaceBody(response, fault)
  if (fault.truncateAt !== undefined) return cut(response, fault.truncateAt)
  return response
}

function answerInstead(fault: Fault['fault'], refuse: (status: number) => Response): Response {
  const usual = refuse(fault.status ?? 500)
  const headers = new Headers(usual.headers)
  for (const [name, value] of Object.entries(fault.headers ?? {})) headers.set(name, value)
  if (fault.body === undefined) return new Response(usual.body, { status: usual.status, headers })
  const body = typeof fault.body === 'string' ? fault.body : JSON.stringify(fault.body)
  return new Response(body, { status: usual.status, headers })
}

function replaceBody(response: Response, fault: Fault['fault']): Response {
  const headers = new Headers(response.headers)
  if (fault.contentType) headers.set('Content-Type', fault.contentType)
  const status = fault.status ?? (response.status === 204 ? 200 : response.status)
  return new Response(fault.replaceBody, { status, headers })
}

/** The header promises the whole body; the stream breaks in the middle, and the server then breaks the connection. */
async function cut(response: Response, at: number): Promise<Response> {
  // An answer without a body breaks off in its head.
  if (response.body === null) return Response.error()
  const whole = new Uint8Array(await response.arrayBuffer())
  const headers = new Headers(response.headers)
  headers.set('Content-Length', String(whole.length))
  let isSent = false
  const body = new ReadableStream({
    pull(controller) {
      if (isSent || at === 0) return controller.error(new Error('The connection was cut on purpose'))
      controller.enqueue(whole.slice(0, at))
      isSent = true
    },
  })
  return new Response(body, { status: response.status, headers })
}
