import { randomUUID } from 'node:crypto'
import { now } from './clock.ts'
import type { Tenant } from './directory.ts'

/** An error of the identity provider. https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
export class EntraError extends Error {
  readonly error: string
  readonly number: number
  readonly status: number
  readonly suberror: string | undefined

  constructor(error: string, number: number, message: string, { status = 400, suberror = '' } = {}) {
    super(`AADSTS${number}: ${message}`)
    this.error = error
    this.number = number
    this.status = status
    this.suberror = suberror || undefined
  }
}

export function tokenError(
  tenant: Tenant,
  { error, number, message, status, suberror }: EntraError,
): Response {
  const [traceId, correlationId] = [randomUUID(), randomUUID()]
  const timestamp = new Date(now(tenant)).toISOString().slice(0, 19).replace('T', ' ') + 'Z'
  const trace = `Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`
  const body = {
    error,
    error_description: `${message} ${trace}`,
    error_codes: [number],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `https://login.microsoftonline.com/error?code=${number}`,
    ...(suberror && { suberror }),
  }
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } })
}
