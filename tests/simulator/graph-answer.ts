/** An object is sent as JSON, a text as plain text, nothing as nothing. */
export type Answer = { status?: number; headers?: Record<string, string>; body?: unknown }

/** `request-id` is Graph's own; `client-request-id` the caller's, or the same again. And when it was, there. */
export type Stamp = { requestId: string; clientRequestId: string; time: number }

/** https://learn.microsoft.com/graph/best-practices-concept#reliability-and-support */
export function respond(answer: Answer, request: Request, stamp: Stamp): Response {
  const { body, status = 200 } = answer
  const isText = typeof body === 'string'
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
    'x-ms-resource-unit': String(resourceUnits(request)),
    Date: new Date(stamp.time).toUTCString(),
    Vary: 'Accept-Encoding',
  })
  const isEmpty = body === undefined || [204, 304].includes(status)
  if (!isEmpty) {
    headers.set(
      'Content-Type',
      isText
        ? 'text/plain'
        : 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8',
    )
    headers.set('OData-Version', '4.0')
  }
  for (const [name, value] of Object.entries(answer.headers ?? {})) headers.set(name, value)
  return new Response(isEmpty ? null : isText ? body : JSON.stringify(body), { status, headers })
}

/** https://learn.microsoft.com/graph/throttling-limits#identity-and-access-service-limits */
function resourceUnits(request: Request): number {
  const url = new URL(request.url)
  if (request.method !== 'GET') return 1
  const base = /\/users$|memberOf/i.test(url.pathname) ? 2 : 1
  const top = Number(url.searchParams.get('$top') ?? 20)
  const saved = (url.searchParams.has('$select') ? 1 : 0) + (top < 20 ? 1 : 0)
  return Math.max(1, base - saved + (url.searchParams.has('$expand') ? 1 : 0))
}
