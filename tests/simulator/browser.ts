import { ServerResponse } from 'node:http'
import { loginHost } from './constants.ts'

/**
 * Where an answer of this process sends the browser to Microsoft's sign-in page, it sends it to the simulator's. An
 * answer may name its location in three ways.
 */
export function sendBrowserToSimulator(url: string): void {
  const { setHeader, appendHeader, writeHead } = ServerResponse.prototype

  function rewrite(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(rewrite)
    const microsoft = `https://${loginHost}`
    return typeof value === 'string' && value.startsWith(`${microsoft}/`)
      ? url + value.slice(microsoft.length)
      : value
  }

  function isLocation(name: unknown): boolean {
    return typeof name === 'string' && name.toLowerCase() === 'location'
  }

  /** Headers of writeHead: an object, or names and values in turn, or pairs of them. */
  function rewriteAll(headers: unknown): unknown {
    if (!Array.isArray(headers)) {
      if (typeof headers !== 'object' || headers === null) return headers
      return Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, isLocation(name) ? rewrite(value) : value]),
      )
    }
    return headers.map((entry: unknown, at) => {
      if (Array.isArray(entry)) return isLocation(entry[0]) ? [entry[0], rewrite(entry[1])] : entry
      return at % 2 === 1 && isLocation(headers[at - 1]) ? rewrite(entry) : entry
    })
  }

  Object.assign(ServerResponse.prototype, {
    setHeader(this: ServerResponse, name: string, value: unknown) {
      return Reflect.apply(setHeader, this, [name, isLocation(name) ? rewrite(value) : value])
    },
    appendHeader(this: ServerResponse, name: string, value: unknown) {
      return Reflect.apply(appendHeader, this, [name, isLocation(name) ? rewrite(value) : value])
    },
    writeHead(this: ServerResponse, ...given: unknown[]) {
      return Reflect.apply(writeHead, this, given.map(rewriteAll))
    },
  })
}
