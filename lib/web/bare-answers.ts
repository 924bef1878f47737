import 'server-only'
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { refuse, type Refusal } from './refusal'

// What Node publishes at the start of each request.
type Started = { request: IncomingMessage; response: ServerResponse }

/**
 * Where Next gives up it answers a bare line of text, or nothing: an action it does not know, a route that
 * broke, a method nobody takes. From now on such an answer is a page or data as any other refusal is, with all
 * the headers. Called once, when the server starts.
 */
export function replaceBareAnswers(): void {
  subscribe('http.server.request.start', (message) => replaceIfBare(message as Started))
}

function replaceIfBare({ request, response }: Started): void {
  const { writeHead, write, end } = response
  let body: string | undefined
  response.writeHead = (status: number, ...others: unknown[]) => {
    const refusal = refusalOf(status, request, response)
    if (refusal === null) return Reflect.apply(writeHead, response, [status, ...others])
    const [pathname = '/'] = (request.url ?? '').split('?')
    const answer = refuse(refusal, pathname, (name) => request.headers[name]?.toString())
    body = answer.body
    for (const name of ['etag', 'transfer-encoding']) response.removeHeader(name)
    for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value)
    response.setHeader('content-length', Buffer.byteLength(body))
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
    return Reflect.apply(end, response, replaced === undefined ? chunk : [replaced])
  }
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
