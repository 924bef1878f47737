import { appendFileSync } from 'node:fs'
import { decodeJwt } from 'jose'
import { isObject } from './graph-body.ts'
import type { State } from './state.ts'

/** One Graph call with what was sent and what came back, for the contract test (tests/contract). */
export type Exchange = {
  method: string
  /** as it was asked for: `/v1.0/users?$top=5` */
  address: string
  /** those that a description of the API can be about */
  headers: Record<string, string>
  /** what the token says that its holder may do; the token itself is not kept */
  scopes: string[]
  /** what was sent; JSON where it is JSON */
  sent?: unknown
  /** 0 when the connection was cut without an answer */
  status: number
  type: string | null
  /** what was answered; JSON where it is JSON */
  answered?: unknown
  /** the answer was made by a fault, so it is nobody's; it is not kept */
  faulty?: true
  /** an item of a batch */
  batch?: true
}

const told = ['accept-language', 'consistencylevel', 'content-type', 'if-match', 'prefer']

/** What was sent has to be read before somebody else reads it. Nothing is read unless a file is named. */
export async function readSent({ exchangesFile }: State, request: Request): Promise<string | undefined> {
  return exchangesFile && request.body ? request.clone().text() : undefined
}

/** Appends the exchange to the file, without token and without secrets: a same-shaped text stands in for them. */
export async function keepExchange(
  { exchangesFile }: State,
  request: Request,
  sent: string | undefined,
  response: Response,
  marks: Pick<Exchange, 'faulty' | 'batch'>,
): Promise<void> {
  if (!exchangesFile) return
  const { pathname, search } = new URL(request.url)
  const type = response.headers.get('Content-Type')
  const answered = marks.faulty || !response.body ? undefined : await response.clone().text()
  const exchange: Exchange = {
    method: request.method,
    address: pathname + search,
    headers: Object.fromEntries([...request.headers].filter(([name]) => told.includes(name))),
    scopes: scopesOf(request.headers.get('Authorization')),
    sent: contentOf(request.headers.get('Content-Type'), sent),
    status: response.status,
    type,
    answered: contentOf(type, answered),
    ...marks,
  }
  appendFileSync(exchangesFile, `${JSON.stringify(exchange)}\n`, { mode: 0o600 })
}

/** Of a token that Graph refuses, too: what is asked with it is asked all the same. */
function scopesOf(authorization: string | null): string[] {
  try {
    const { scp } = decodeJwt(authorization?.replace(/^Bearer /i, '') ?? '')
    return typeof scp === 'string' ? scp.split(' ') : []
  } catch {
    return []
  }
}

function contentOf(type: string | null, text: string | undefined): unknown {
  if (!text) return undefined
  if (type?.startsWith('text/plain')) return text
  if (!/json/.test(type ?? '')) return 'not kept'
  try {
    return disguised(JSON.parse(text))
  } catch {
    return 'no JSON'
  }
}

/** Passwords, passes, PINs and pictures of QR codes; an error has a `code` too, which is no secret. */
const secrets = /password$|^(temporaryAccessPass|pin|code|binaryValue|rawContent)$/i

function disguised(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return secrets.test(name) ? sameShaped(value) : value
  if (Array.isArray(value)) return value.map((one) => disguised(one, name))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, key === 'error' ? one : disguised(one, key)]),
  )
}

function sameShaped(text: string): string {
  return text
    .replaceAll(/\p{Ll}/gu, 'a')
    .replaceAll(/\p{Lu}/gu, 'A')
    .replaceAll(/\d/g, '0')
}
