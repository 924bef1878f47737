import 'server-only'
import type { AuditWrite } from '../store/audit'
import { pathTemplate, requestIdOf, type Answer } from './transport'

/** How a write went, without anything that was in it. */
export type WriteTrace = AuditWrite

export function newTrace(method: string, url: string): WriteTrace {
  return { method, path: pathTemplate(url), status: null, requestId: null, attempts: 0, ms: 0 }
}

/** Sends once and keeps how that went. */
export async function traced(trace: WriteTrace, send: () => Promise<Answer>): Promise<Answer> {
  Object.assign(trace, { attempts: trace.attempts + 1, status: null, requestId: null })
  const started = Date.now()
  try {
    const answer = await send()
    Object.assign(trace, { status: answer.status, requestId: requestIdOf(answer.headers) })
    return answer
  } finally {
    trace.ms += Date.now() - started
  }
}
