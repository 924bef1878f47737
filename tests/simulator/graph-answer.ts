import { costOf } from './throttle.ts'

/** An object is sent as JSON, a text as plain text, bytes as they are, nothing as nothing. */
export type Answer = { status?: number; headers?: Record<string, string>; body?: unknown }

/** `request-id` is Graph's own; `client-request-id` the caller's, or the same again. And when it was, there. */
export type Stamp = {
  requestId: string
  clientRequestId: string
  time: number
  /** how much of what is allowed is used up, where that is worth a warning */
  usage?: number | undefined
}

/** https://learn.microsoft.com/graph/best-practices-concept#reliability-and-support */
export function respond(answer: Answer, request: Request, stamp: Stamp): Response {
  const { body, status = 200 } = answer
  const isText = typeof body === 'string'
  const bytes = body instanceof Uint8Array ? new Uint8Array(body) : undefined
  const headers = new Headers({
    'Cache-Control': 'no-cache',
    'Strict-Transport-Security': 'max-age=31536000',
    'request-id': stamp.requestId,
    'client-request-id': stamp.clientRequestId,
    'x-ms-ags-diagnostic': JSON.stringify({
      ServerInfo: {
        DataCenter: 'Pretend',
        Slice: 'E',
        Ring: '1',
        ScaleUnit: '000',
        RoleInstance: 'PRETEND01',
      },
    }),
    'x-ms-resource-unit': String(costOf(request)),
    Date: new Date(stamp.time).toUTCString(),
    Vary: 'Accept-Encoding',
  })
  const isEmpty = body === undefined || [204, 304].includes(status)
  if (stamp.usage !== undefined) headers.set('x-ms-throttle-limit-percentage', stamp.usage.toFixed(1))
  if (!isEmpty && !bytes) {
    headers.set(
      'Content-Type',
      isText
        ? 'text/plain'
        : 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8',
    )
    headers.set('OData-Version', '4.0')
  }
  for (const [name, value] of Object.entries(answer.headers ?? {})) headers.set(name, value)
  if (isEmpty) return new Response(null, { status, headers })
  return new Response(bytes ?? (isText ? body : JSON.stringify(body)), { status, headers })
}
