// OpenAPI 3.0 has its own flavour of JSON Schema, and Microsoft's description is lenient: unknown properties are
// fine, and `or null` is spelled as `or any object`. Here it becomes plain JSON Schema, as strict as it can be.
import { Ajv } from 'ajv'
import type { ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import { z } from 'zod'
import { schemasOf } from './openapi'
import type { Json, Version } from './openapi'

const json = z.record(z.string(), z.unknown())
const shape = z.object({
  $ref: z.string().optional(),
  allOf: z.array(json).optional(),
  anyOf: z.array(json).optional(),
  type: z.string().optional(),
  nullable: z.boolean().optional(),
  properties: z.record(z.string(), json).optional(),
  required: z.array(z.string()).optional(),
  additionalProperties: z.union([z.boolean(), json]).optional(),
  items: json.optional(),
  enum: z.array(z.unknown()).optional(),
  discriminator: z.object({ mapping: z.record(z.string(), z.string()) }).optional(),
  'x-ms-discriminator-value': z.string().optional(),
})
type Shape = z.infer<typeof shape>

/** What passes over unchanged. */
const plain = ['type', 'format', 'pattern', 'enum', 'minimum', 'maximum', 'maxItems', 'uniqueItems', 'const']
const definitionsId = 'graph'
const annotations = { '^([A-Za-z]\\w*)?@odata\\.': { type: ['string', 'integer'] } }

function nameOf(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1)
}

/** All schemas of a version are the definitions of one. */
function refTo(reference: string): Json {
  return { $ref: `${definitionsId}#/definitions/${nameOf(reference)}` }
}

function orNull(schema: Json): Json {
  return { if: { type: 'null' }, else: schema }
}

/** `or any object` without a single property means `or null`. */
function isNull({ type, nullable, properties, allOf }: Shape): boolean {
  return type === 'object' && nullable === true && !properties && !allOf
}

function strict(schema: Json, all: Record<string, Json>): Json {
  const read = shape.parse(schema)
  if (read.$ref) return refTo(read.$ref)
  // A reference with a description of its own is wrapped in a list of one.
  const [only, ...further] = read.allOf ?? []
  if (only?.$ref && further.length === 0 && !read.properties)
    return read.nullable ? orNull(strict(only, all)) : strict(only, all)
  if (read.anyOf) {
    const others = read.anyOf.filter((one) => !isNull(shape.parse(one))).map((one) => strict(one, all))
    const [first, ...more] = others
    const schemas = first && !more.length ? first : { anyOf: others }
    return others.length < read.anyOf.length ? orNull(schemas) : schemas
  }
  if (isNull(read)) return { type: 'null' }
  if (read.allOf || read.properties || read.type === 'object') {
    const object = strictObject(schema, all)
    return read.nullable ? orNull(object) : object
  }
  const kept: Json = Object.fromEntries(Object.entries(schema).filter(([name]) => plain.includes(name)))
  if (read.items) kept.items = strict(read.items, all)
  return read.nullable ? orNull(kept) : kept
}

/** What an object and all that it inherits from have, in one list: so what is in none of them is unknown. */
function inherited(schema: Json, all: Record<string, Json>): Shape[] {
  const read = shape.parse(schema)
  if (read.$ref) return inherited(all[nameOf(read.$ref)] ?? {}, all)
  return [...(read.allOf ?? []).flatMap((one) => inherited(one, all)), read]
}

function strictObject(schema: Json, all: Record<string, Json>): Json {
  const parts = inherited(schema, all)
  const properties = Object.assign({}, ...parts.map((part) => part.properties ?? {}))
  const additional = parts.findLast((part) => part.additionalProperties !== undefined)?.additionalProperties
  const type = parts.at(-1)?.['x-ms-discriminator-value']
  return {
    type: 'object',
    properties: {
      ...Object.fromEntries(
        Object.entries(z.record(z.string(), json).parse(properties)).map(([name, one]) => [
          name,
          strict(one, all),
        ]),
      ),
      ...(type && { '@odata.type': { const: type } }),
    },
    patternProperties: annotations,
    required: parts.flatMap((part) => part.required ?? []),
    additionalProperties: typeof additional === 'object' ? strict(additional, all) : (additional ?? false),
  }
}

/** The types below this one, by their `@odata.type`. */
function derivedTypes(schema: Json): [type: string, reference: string][] {
  const read = shape.parse(schema)
  const own = [read, ...(read.allOf ?? []).map((one) => shape.parse(one))]
  return Object.entries(own.find((part) => part.discriminator)?.discriminator?.mapping ?? {})
}

/** Where a type has others below it, `@odata.type` says which one an object is of. */
function definition(schema: Json, all: Record<string, Json>): Json {
  return derivedTypes(schema).reduce<Json>(
    (otherwise, [type, reference]) => ({
      if: { type: 'object', required: ['@odata.type'], properties: { '@odata.type': { const: type } } },
      then: refTo(reference),
      else: otherwise,
    }),
    strict(schema, all),
  )
}

const validators = new Map<Version, (schema: Json) => ValidateFunction>()

/** Compiled when first asked for, and kept with the schema. */
export function validatorFor(version: Version): (schema: Json) => ValidateFunction {
  const known = validators.get(version)
  if (known) return known
  const all = schemasOf(version)
  const definitions = Object.fromEntries(
    Object.entries(all).map(([name, schema]) => [name, definition(schema, all)]),
  )
  const ajv = new Ajv({ allErrors: true, allowMatchingProperties: true, allowUnionTypes: true })
  formats.default(ajv)
  // What the description calls so comes as either kind of base64.
  ajv.addFormat('base64url', /^[\w+/-]*={0,2}$/)
  ajv.addSchema({ $id: definitionsId, definitions })
  const compiled = new Map<Json, ValidateFunction>()
  function validator(schema: Json): ValidateFunction {
    const found = compiled.get(schema) ?? ajv.compile(strict(schema, all))
    compiled.set(schema, found)
    return found
  }
  validators.set(version, validator)
  return validator
}
