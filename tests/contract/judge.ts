import type { Exchange } from '../simulator/exchanges'
import { isObject } from '../simulator/graph-body'
import { furtherOptions, noOptions, pageToken } from './exceptions'
import { findOperation } from './openapi'
import type { Json, Operation } from './openapi'
import { validatorFor } from './schema'

export type Judgement = { operation: Operation | undefined; violations: string[] }

/**
 * Compares one exchange with Microsoft's description. What was sent counts where the app sent it, and where it was
 * taken; a test of the simulator may ask for nonsense, and then only the refusal counts.
 */
export function judge(exchange: Exchange, isOfTheApp: boolean): Judgement {
  const { method, address, status } = exchange
  const url = new URL(address, 'https://graph.microsoft.com')
  const operation = findOperation(method, url.pathname)
  const isTaken = status >= 200 && status < 300 && !exchange.faulty
  const violations = [
    ...(isOfTheApp || isTaken ? requestViolations(exchange, operation, url) : []),
    ...(exchange.faulty || status === 0 ? [] : answerViolations(exchange, operation)),
    ...(isTaken ? selectionViolations(exchange, url) : []),
  ]
  return { operation, violations: violations.map((one) => `${method} ${address} ${status}: ${one}`) }
}

function requestViolations(exchange: Exchange, operation: Operation | undefined, url: URL): string[] {
  if (!operation) return ['is not documented']
  return [
    ...optionViolations(operation, url),
    ...headerViolations(operation, exchange.headers),
    ...sentViolations(operation, exchange),
  ]
}

function optionViolations(operation: Operation, url: URL): string[] {
  const further = furtherOptions
    .filter((one) => one.operation.test(operation.name))
    .flatMap((one) => one.names)
  const takesNone = noOptions.some((one) => one.operation.test(operation.name))
  return [...url.searchParams].flatMap(([name, value]) => {
    if (further.includes(name) || (name === pageToken && operation.isPaged)) return []
    const known = operation.parameters.find((one) => one.in === 'query' && one.name === name)
    if (!known || takesNone) return [`takes no option ${name}`]
    return isOfType(known.schema.type, value) ? [] : [`${name}=${value} is no ${known.schema.type}`]
  })
}

function isOfType(type: string, value: string): boolean {
  if (type === 'boolean') return value === 'true' || value === 'false'
  if (type === 'integer') return /^\d+$/.test(value)
  return value !== '' && (type !== 'array' || new Set(value.split(',')).size === value.split(',').length)
}

function headerViolations({ parameters }: Operation, headers: Exchange['headers']): string[] {
  const known = parameters.filter((one) => one.in === 'header')
  const missing = known.filter((one) => one.required && !(one.name.toLowerCase() in headers))
  const isKnown = (header: string) => known.some(({ name }) => name.toLowerCase() === header)
  const unknown = ['consistencylevel', 'if-match'].filter((header) => header in headers && !isKnown(header))
  return [
    ...missing.map(({ name }) => `lacks the header ${name}`),
    ...unknown.map((name) => `takes no header ${name}`),
  ]
}

function sentViolations({ version, body }: Operation, { sent, headers }: Exchange): string[] {
  if (sent === undefined) return body?.required ? ['lacks a body'] : []
  const type = mediaType(headers['content-type'])
  const schema = body?.content?.[type]?.schema
  return schema ? mismatches(version, schema, sent, 'sent') : [`takes no body of type '${type}'`]
}

function answerViolations(exchange: Exchange, operation: Operation | undefined): string[] {
  const { status, answered } = exchange
  // What is not documented is refused as everything else is.
  const known = operation ?? findOperation('GET', '/v1.0/me')
  if (!known) throw new Error('The slice lacks GET /me')
  if (operation?.success && status < 300 && !operation.success.includes(status)) {
    return [`answers ${operation.success.join(' or ')}`]
  }
  const answer = known.answers[status] ?? known.answers[`${Math.floor(status / 100)}XX`]
  if (!answer) return ['does not answer with this status']
  if (!answer.content) return answered === undefined ? [] : ['answers without a body']
  const isEmpty = answered === undefined
  if (isEmpty && status === 204) return []
  const type = isEmpty ? 'application/json' : mediaType(exchange.type ?? '')
  const schema = answer.content[type]?.schema
  if (!schema) return [`does not answer with '${type}'`]
  if (type === 'text/plain') return mismatches(known.version, schema, Number(answered), 'answered')
  if (type !== 'application/json') return []
  return mismatches(known.version, schema, isEmpty ? null : answered, 'answered')
}

/** `$select` brings what it names, and no more. No description can say that. */
function selectionViolations({ answered }: Exchange, url: URL): string[] {
  const selected = url.searchParams.get('$select')?.split(',')
  if (!selected || selected.includes('*') || !isObject(answered)) return []
  const objects = Array.isArray(answered.value) ? answered.value.filter(isObject) : [answered]
  const expanded = url.searchParams.get('$expand')?.split(',') ?? []
  const found = objects.flatMap((one) => {
    const names = Object.keys(one).filter((name) => !name.includes('@'))
    return [
      ...selected
        .filter((name) => !names.includes(name))
        .map((name) => `answered lacks the selected '${name}'`),
      ...names
        .filter((name) => ![...selected, ...expanded].includes(name))
        .map((name) => `answered '${name}', which was not selected`),
    ]
  })
  return [...new Set(found)]
}

function mediaType(header = ''): string {
  return header.split(';')[0]?.trim().toLowerCase() ?? ''
}

function mismatches(version: Operation['version'], schema: Json, value: unknown, what: string): string[] {
  const validate = validatorFor(version)(schema)
  if (validate(value)) return []
  const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if' && keyword !== 'anyOf')
  const texts = errors.map(({ instancePath, message, params }) => {
    const name = 'additionalProperty' in params ? ` '${String(params.additionalProperty)}'` : ''
    return `${what}${instancePath} ${message}${name}`
  })
  // A list of a hundred people makes the same mistake a hundred times.
  return [
    ...new Set(
      (texts.length ? texts : [`${what} does not match`]).map((text) => text.replaceAll(/\/\d+/g, '/*')),
    ),
  ]
}
