import { badRequest } from './graph-error.ts'

/** The body of a write. Graph insists on a content type even for `{}`. */
export async function readBody(request: Request, known: readonly string[]): Promise<Record<string, unknown>> {
  const type = request.headers.get('Content-Type')
  if (!type) {
    throw badRequest('Write requests (excluding DELETE) must contain the Content-Type header declaration.')
  }
  const text = await request.text()
  if (!text) throw badRequest('Empty Payload. JSON content expected.')
  const body = parse(text)
  if (!/^application\/json\b/i.test(type) || !isObject(body)) {
    throw badRequest(
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    )
  }
  const unknown = Object.keys(body).find((name) => !known.includes(name))
  if (unknown) throw badRequest(`The parameter '${unknown}' in the request payload is not a valid parameter.`)
  return body
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A point in time, with its zone, in milliseconds; nothing where there is none. */
export function readTime(body: Record<string, unknown>, name: string): number | undefined {
  const value = body[name]
  if (value === undefined || value === null) return undefined
  const isWritten =
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value)
  const time = isWritten ? Date.parse(value) : NaN
  if (Number.isNaN(time))
    throw badRequest(`Cannot convert the value of '${name}' to the type Edm.DateTimeOffset.`)
  return time
}
