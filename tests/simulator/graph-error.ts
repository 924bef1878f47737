import type { Stamp } from './graph-answer.ts'

/** A refusal, as Graph words it. https://learn.microsoft.com/graph/errors */
export class GraphError extends Error {
  readonly status: number
  readonly code: string
  readonly headers: Record<string, string>

  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message)
    this.status = status
    this.code = code
    this.headers = headers
  }
}

export function badRequest(message: string): GraphError {
  return new GraphError(400, 'Request_BadRequest', message)
}

export function unsupportedQuery(message: string): GraphError {
  return new GraphError(400, 'Request_UnsupportedQuery', message)
}

export function notFound(id: string): GraphError {
  const message = `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`
  return new GraphError(404, 'Request_ResourceNotFound', message)
}

/**
 * Calls about authentication methods have an error code of their own for what does not fit. Of most rules the words are
 * not known: an app must not go by them. https://github.com/microsoftgraph/microsoft-graph-docs/pull/12187
 */
export function unfit(message: string, status = 400): GraphError {
  return new GraphError(status, status === 409 ? 'conflict' : 'badRequest', message)
}

/** Words of https://github.com/MicrosoftDocs/azure-docs/issues/111778 */
export function offByPolicy(method: string): GraphError {
  return unfit(
    `Converged UserCredentialPolicy does not allow creating or updating this authentication method. AuthMethodType [${method}].`,
  )
}

export function methodNotFound(): GraphError {
  return new GraphError(404, 'resourceNotFound', 'The requested authentication method was not found.')
}

/** What no address of Graph's has. */
export function noSegment(segment: string): GraphError {
  return new GraphError(400, 'BadRequest', `Resource not found for the segment '${segment}'.`)
}

/** Calls about authentication methods refuse under another code than the rest of the directory. */
export function forbidden(path: string): GraphError {
  return path.includes('/authentication/')
    ? new GraphError(403, 'accessDenied', 'Request Authorization failed')
    : new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.')
}

/** How a change of somebody in a restricted unit is refused: by words of its own, like any other, or as a bad request. */
export type RestrictedRefusal = 'named' | 'plain' | 'badRequest'

/**
 * Microsoft's page has the words of the portal only; Graph's are reported by those who met them, without a code:
 * https://martin-machacek.com/blogPost/40841599-ea45-4ab6-b4b7-93f3288d7f3e
 */
export function restricted(path: string, how: RestrictedRefusal): GraphError {
  const { status, code, message } = forbidden(path)
  const words =
    'Insufficient privileges to complete the operation. Target object is a member of a restricted management administrative ' +
    'unit and can only be modified by administrators scoped to that administrative unit. Check that you are assigned a role ' +
    'that has permission to perform the operation for this restricted management administrative unit.'
  return how === 'badRequest'
    ? badRequest(words)
    : new GraphError(status, code, how === 'plain' ? message : words)
}

export function unauthorized(message: string): GraphError {
  const challenge =
    'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", ' +
    'client_id="00000003-0000-0000-c000-000000000000"'
  return new GraphError(401, 'InvalidAuthenticationToken', message, { 'WWW-Authenticate': challenge })
}

/**
 * The token was revoked: the app must ask for another one, with these claims.
 * https://learn.microsoft.com/entra/identity-platform/claims-challenge
 */
export function claimsChallenge(seconds: number): GraphError {
  const message =
    'Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp'
  const claims = JSON.stringify({ access_token: { nbf: { essential: true, value: String(seconds) } } })
  const challenge =
    'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", ' +
    `error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`
  return new GraphError(401, 'InvalidAuthenticationToken', message, { 'WWW-Authenticate': challenge })
}

/** Codes that a status carries when nobody names one. */
const usualCodes = new Map([
  [400, 'Request_BadRequest'],
  [401, 'InvalidAuthenticationToken'],
  [403, 'Authorization_RequestDenied'],
  [404, 'Request_ResourceNotFound'],
  [409, 'Directory_ConcurrencyViolation'],
  [429, 'TooManyRequests'],
  [503, 'serviceNotAvailable'],
])

export function usualError(status: number): GraphError {
  const code = usualCodes.get(status) ?? (status < 500 ? 'Request_BadRequest' : 'Service_InternalServerError')
  return new GraphError(status, code, `A fault was asked for: ${status}.`)
}

export function errorBody(error: GraphError, stamp: Stamp) {
  const innerError = {
    // Without a zone, as the service writes it.
    date: new Date(stamp.time).toISOString().slice(0, 19),
    'request-id': stamp.requestId,
    'client-request-id': stamp.clientRequestId,
    // https://learn.microsoft.com/graph/throttling#sample-response
    ...(error.status === 429 && { code: '429', status: '429' }),
  }
  return { error: { code: error.code, message: error.message, innerError } }
}
