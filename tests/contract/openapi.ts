// The slices of Microsoft's OpenAPI documents: which operations there are, and what each takes and answers.
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { furtherCalls } from './exceptions'

const versions = { 'v1.0': 'openapi-slice.yaml', beta: 'openapi-slice-beta.yaml' } as const
export type Version = keyof typeof versions

const json = z.record(z.string(), z.unknown())
export type Json = z.infer<typeof json>

const parameter = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean().optional(),
  // Some are a choice of several, which any text may be.
  schema: z.object({ type: z.string().default('string') }),
})
const content = z.record(z.string(), z.object({ schema: json })).optional()
const requestBody = z.object({ required: z.boolean().optional(), content })
const response = z.object({ content })
const operation = z.object({
  parameters: z.array(json).default([]),
  requestBody: json.optional(),
  responses: z.record(z.string(), json),
  'x-documented-success-status': z.array(z.number()).optional(),
  'x-ms-pageable': json.optional(),
})
const document = z.object({
  paths: z.record(z.string(), json),
  components: z.object({ schemas: z.record(z.string(), json) }).catchall(json),
})
type Document = z.infer<typeof document>

export type Operation = {
  version: Version
  /** as in `GET /users/{user-id}`, or `GET /beta/users/{user-id}` */
  name: string
  method: string
  path: string
  parameters: z.infer<typeof parameter>[]
  isPaged: boolean
  body: z.infer<typeof requestBody> | undefined
  /** by status, or `2XX` and its like */
  answers: Record<string, z.infer<typeof response>>
  /** exact ones, where the reference page shows them */
  success: number[] | undefined
}

const documents = new Map<Version, Document>()

/** Read when first asked for; half a second. */
function documentOf(version: Version): Document {
  const known = documents.get(version)
  if (known) return known
  const text = readFileSync(new URL(versions[version], import.meta.url), 'utf8')
  const read = document.parse(parse(text))
  for (const { path, like } of furtherCalls) {
    const known = version === 'v1.0' && read.paths[like]
    if (known) read.paths[path] = known
  }
  documents.set(version, read)
  return read
}

export function schemasOf(version: Version): Record<string, Json> {
  return documentOf(version).components.schemas
}

/** What `{ $ref: '#/components/responses/error' }` stands for. */
function resolved({ components }: Document, value: Json): Json {
  const reference = z.object({ $ref: z.string() }).safeParse(value).data?.$ref
  if (reference === undefined) return value
  const [, , kind = '', name = ''] = reference.split('/')
  return json.parse(components[kind]?.[name])
}

type Route = { pattern: RegExp; path: string }
const routes = new Map<Version, Route[]>()

/** Those with the fewest parameters first: `/users/$count` is no person. */
function routesOf(version: Version): Route[] {
  const known = routes.get(version)
  if (known) return known
  const parametersIn = (path: string) => path.split('{').length
  const made = Object.keys(documentOf(version).paths)
    .toSorted((a, b) => parametersIn(a) - parametersIn(b))
    .map((path) => ({ path, pattern: patternOf(path) }))
  routes.set(version, made)
  return made
}

/** Clients write the cast `graph.user` with its namespace in full. */
function patternOf(path: string): RegExp {
  const escaped = path.replaceAll('/graph.', '/microsoft.graph.').replaceAll(/[.$()]/g, '\\$&')
  return new RegExp(`^${escaped.replaceAll(/\{[^}]+\}/g, "[^/$()']+")}$`)
}

const operations = new Map<string, Operation>()

/** The operation that a request to `/v1.0/users/…` is one of, if it is documented. */
export function findOperation(method: string, pathname: string): Operation | undefined {
  const [, version = '', rest = ''] = /^\/(v1\.0|beta)(\/.*)$/.exec(decodeURIComponent(pathname)) ?? []
  if (version !== 'v1.0' && version !== 'beta') return undefined
  const path = routesOf(version).find(({ pattern }) => pattern.test(rest))?.path
  if (path === undefined) return undefined
  const key = `${version} ${method} ${path}`
  const found = operations.get(key) ?? readOperation(version, method, path)
  if (found) operations.set(key, found)
  return found
}

function readOperation(version: Version, method: string, path: string): Operation | undefined {
  const slice = documentOf(version)
  const item = slice.paths[path] ?? {}
  const found = item[method.toLowerCase()]
  if (found === undefined) return undefined
  const read = operation.parse(found)
  const shared = z.array(json).default([]).parse(item.parameters)
  return {
    version,
    name: `${method} ${version === 'beta' ? '/beta' : ''}${path}`,
    method,
    path,
    parameters: [...shared, ...read.parameters].map((one) => parameter.parse(resolved(slice, one))),
    isPaged: read['x-ms-pageable'] !== undefined,
    body: read.requestBody && requestBody.parse(resolved(slice, read.requestBody)),
    answers: Object.fromEntries(
      Object.entries(read.responses).map(([status, one]) => [status, response.parse(resolved(slice, one))]),
    ),
    success: read['x-documented-success-status'],
  }
}
