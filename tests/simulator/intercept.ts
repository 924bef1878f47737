import { Agent, getGlobalDispatcher, setGlobalDispatcher } from 'undici'
import type { Dispatcher } from 'undici'
import { graphHost, hostHeader, loginHost } from './constants.ts'

const simulated = [graphHost, loginHost]
const loopback = ['localhost', '127.0.0.1', '[::1]']

/**
 * Every request of this process to Microsoft goes to the simulator instead, whether by `fetch` or by undici, and
 * nothing goes anywhere else but to this machine. Answers a function that ends it.
 */
export function sendToSimulator(url: string): () => void {
  const before = getGlobalDispatcher()
  const agent = new Agent()
  // undici 8 keeps its dispatcher apart from the one of Node's own fetch; this sets both.
  setGlobalDispatcher(
    agent.compose((dispatch) => (options, handler) => dispatch(redirected(options, url), handler)),
  )
  return () => {
    setGlobalDispatcher(before)
    void agent.close()
  }
}

function redirected(options: Dispatcher.DispatchOptions, url: string): Dispatcher.DispatchOptions {
  const { hostname } = new URL(String(options.origin))
  if (simulated.includes(hostname)) {
    return { ...options, origin: url, headers: withHost(options.headers, hostname) }
  }
  if (loopback.includes(hostname)) return options
  throw new Error(`${hostname} is not simulated, and nothing leaves this machine`)
}

/** Headers come as an object, as names and values in turn, or as pairs of them. */
function withHost(
  headers: Dispatcher.DispatchOptions['headers'],
  hostname: string,
): Dispatcher.DispatchOptions['headers'] {
  if (Array.isArray(headers)) return [...headers, hostHeader, hostname]
  const pairs = headers && Symbol.iterator in headers ? Object.fromEntries(headers) : headers
  return { ...pairs, [hostHeader]: hostname }
}
