import { badRequest, unsupportedQuery } from '../graph-error.ts'

export type Row = Readonly<Record<string, unknown>>
export type Test = (row: Row) => boolean

export type Filter = {
  test: Test
  /** `ne`, `not`, `endsWith` and `any` are only there with the parameters of an advanced query. */
  needsAdvanced: string | undefined
}

type Literal = string | number | boolean | null

/**
 * The part of OData's filter language that these calls understand: eq, ne, in, startsWith, endsWith, and, or, not,
 * parentheses, and `any` with startsWith over a collection of texts. Text compares without regard to case.
 * https://learn.microsoft.com/graph/filter-query-parameter
 */
export function parseFilter(text: string, resource: string, filterable: readonly string[]): Filter {
  const tokens = text.match(/'(?:[^']|'')*'|[(),]|[^\s(),']+/g) ?? []
  let at = 0
  let needsAdvanced: string | undefined

  function fail(): never {
    throw badRequest(`Invalid filter clause: ${text}`)
  }

  function take(expected?: string): string {
    const token = tokens[at]
    if (token === undefined || (expected !== undefined && token.toLowerCase() !== expected)) return fail()
    at += 1
    return token
  }

  function isNext(word: string): boolean {
    return tokens[at]?.toLowerCase() === word
  }

  function property(): string {
    const name = take()
    if (filterable.includes(name)) return name
    throw unsupportedQuery(
      `Unsupported or invalid query filter clause specified for property '${name}' of resource '${resource}'.`,
    )
  }

  function literal(): Literal {
    const token = take()
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'")
    if (token === 'null') return null
    if (token === 'true' || token === 'false') return token === 'true'
    if (/^-?\d+(\.\d+)?$/.test(token)) return Number(token)
    // Dates stand without quotes.
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(token)) return token
    return fail()
  }

  function textLiteral(): string {
    const value = literal()
    return typeof value === 'string' ? fold(value) : fail()
  }

  function call(name: string): Test {
    take('(')
    const of = property()
    take(',')
    const wanted = textLiteral()
    take(')')
    return name === 'startswith'
      ? (row) => folded(row[of])?.startsWith(wanted) ?? false
      : (row) => folded(row[of])?.endsWith(wanted) ?? false
  }

  /** `businessPhones/any(p:startsWith(p,'44'))`: advanced queries only, says the table for collections of primitive types. */
  function anyOf(path: string): Test {
    const [of = '', operator] = path.split('/')
    if (operator?.toLowerCase() !== 'any' || !filterable.includes(of)) return fail()
    needsAdvanced = 'any'
    take('(')
    const [variable, name] = take().split(':')
    if (!variable || name?.toLowerCase() !== 'startswith') return fail()
    take('(')
    if (take() !== variable) return fail()
    take(',')
    const wanted = textLiteral()
    take(')')
    take(')')
    return (row) => {
      const values = row[of]
      return Array.isArray(values) && values.some((value) => folded(value)?.startsWith(wanted) ?? false)
    }
  }

  function comparison(): Test {
    const of = property()
    const operator = take().toLowerCase()
    if (operator === 'in') {
      const values: Literal[] = []
      take('(')
      while (!isNext(')')) {
        values.push(literal())
        if (!isNext(')')) take(',')
      }
      take(')')
      return (row) => values.some((value) => isSame(row[of], value))
    }
    const value = literal()
    if (operator === 'eq') return (row) => isSame(row[of], value)
    if (operator !== 'ne') return fail()
    needsAdvanced = 'ne'
    return (row) => !isSame(row[of], value)
  }

  function term(): Test {
    if (isNext('not')) {
      take()
      needsAdvanced = 'not'
      const inner = term()
      return (row) => !inner(row)
    }
    if (isNext('(')) {
      take()
      const inner = either()
      take(')')
      return inner
    }
    const name = tokens[at + 1] === '(' ? tokens[at]?.toLowerCase() : undefined
    if (name?.includes('/')) return anyOf(take())
    if (name !== 'startswith' && name !== 'endswith') return comparison()
    take()
    if (name === 'endswith') needsAdvanced = 'endsWith'
    return call(name)
  }

  function both(): Test {
    let test = term()
    while (isNext('and')) {
      take()
      const [left, right] = [test, term()]
      test = (row) => left(row) && right(row)
    }
    return test
  }

  function either(): Test {
    let test = both()
    while (isNext('or')) {
      take()
      const [left, right] = [test, both()]
      test = (row) => left(row) || right(row)
    }
    return test
  }

  // A quote without its partner is in no token.
  if (tokens.join('').replaceAll(/\s/g, '') !== text.replaceAll(/\s/g, '')) fail()
  const test = either()
  if (at < tokens.length) fail()
  return { test, needsAdvanced }
}

function fold(text: string): string {
  return text.toLowerCase()
}

function folded(value: unknown): string | undefined {
  return typeof value === 'string' ? fold(value) : undefined
}

function isSame(value: unknown, literal: Literal): boolean {
  if (typeof literal === 'string') return folded(value) === fold(literal)
  return (value ?? null) === literal
}
