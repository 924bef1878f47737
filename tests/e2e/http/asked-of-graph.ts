import type { LogEntry } from '../fixtures'

const id = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/**
 * What is left of a question to Graph without the values in it: ids, quoted text, words to search for. What somebody types
 * may change those, and nothing else.
 */
export function shapeOf({ method, path, query }: LogEntry): string {
  const options = [...new URLSearchParams(query)].map(([name, value]) => `${name}=${bare(name, value)}`)
  return `${method} ${path.replaceAll(id, '{id}')} ${options.toSorted().join('&')}`
}

function bare(name: string, value: string): string {
  if (name === '$skiptoken') return '{token}'
  if (name === '$search')
    return value.replace(
      /^"displayName:[\p{L}\p{M}\p{N}]+"( AND "displayName:[\p{L}\p{M}\p{N}]+")*$/u,
      '{words}',
    )
  const unquoted = value.replaceAll(/'(?:[^']|'')*'/g, '{text}').replaceAll(id, '{id}')
  // A number may be written in several ways, and each of them is looked for.
  return unquoted.replaceAll(/( or startsWith\(mobilePhone,\{text\}\))+/g, '{numbers}')
}
