import 'server-only'
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { headersOf, newNonce } from './headers'
import { kindOf } from './kind'
import { refuse, type Refusal } from './refusal'

// What Node publishes at the start of each request.
type Started = { request: IncomingMessage; response: ServerResponse }

/** Whoever has the build has its key for previews, and with the key Next leaves out the proxy. */
const keptFromNext = [
  'x-prerender-revalidate',
  'x-prerender-revalidate-if-generated',
  // Next has no answer but 500 where it cannot give these parts of a file.
  'range',
  'if-match',
  'if-unmodified-since',
]

/**
 * Where Next gives up it answers a bare line of text, or nothing: an action it does not know, a route that
 * broke, a method nobody takes. From now on such an answer is a page or data as any other refusal is. And what
 * Next answers before it asks the proxy gets the headers here. Called once, when the server starts.
 */
export function guardNext(): void {
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as Started
    for (const name of keptFromNext) delete request.headers[name]
    dress(request, response)
  })
}

function dress(request: IncomingMessage, response: ServerResponse): void {
  const { writeHead, write, end } = response
  const [pathname = '/'] = (request.url ?? '').split('?')
  const readHeader = (name: string) => request.headers[name]?.toString()
  let body: string | undefined
  response.writeHead = (status: number, ...others: unknown[]) => {
    // Headers may come along with the status; then they count as if they had been set before.
    const given = others.at(-1)
    if (typeof given === 'object' && given !== null && !Array.isArray(given))
      for (const [name, value] of Object.entries(given)) response.setHeader(name, value)
    const refusal = refusalOf(status, request, response)
    if (refusal === null) {
      if (!response.hasHeader('content-security-policy'))
        setHeaders(response, headersOf(kindOf(pathname, readHeader), newNonce()))
      return Reflect.apply(writeHead, response, [status, ...others])
    }
    const answer = refuse(refusal, pathname, readHeader)
    body = answer.body
    const gone = ['etag', 'transfer-encoding', 'content-encoding', 'clear-site-data', 'set-cookie']
    for (const name of gone) response.removeHeader(name)
    setHeaders(response, { ...answer.headers, 'content-length': String(Buffer.byteLength(body)) })
    return Reflect.apply(writeHead, response, [refusal === 'wrong-method' ? 405 : status])
  }
  // The head has to be written before Node sees what came as the body.
  const decide = () => {
    const isOpen = !response.headersSent && refusalOf(response.statusCode, request, response) !== null
    if (isOpen) response.writeHead(response.statusCode)
    return body
  }
  response.write = (...chunk: unknown[]) =>
    decide() === undefined ? Reflect.apply(write, response, chunk) : true
  response.end = (...chunk: unknown[]) => {
    const replaced = decide()
    const whenSent = chunk.filter((one) => typeof one === 'function')
    return Reflect.apply(end, response, replaced === undefined ? chunk : [replaced, ...whenSent])
  }
}

function setHeaders(response: ServerResponse, headers: Record<string, string>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
}

/** What the answer would have said, or null when it says it itself. */
function refusalOf(status: number, request: IncomingMessage, response: ServerResponse): Refusal | null {
  const type = response.getHeader('content-type')?.toString() ?? 'text/plain'
  if (status < 400 || !type.startsWith('text/plain')) return null
  // The one method that neither Node refuses nor the proxy can be asked about.
  if (status === 405 || request.method === 'TRACE') return 'wrong-method'
  if (status === 404) return 'not-found'
  if (status === 409) return 'outdated-form'
  return status < 500 ? 'unreadable-form' : 'unexpected'
}
