// `npm start`: hands over to `next start`, which tells a taken port with a stack trace; this tells it in a sentence.
// And it sets how long a request may take to arrive, for which Next has no setting.
import http from 'node:http'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'

const [, , port, host] = process.argv

/** Milliseconds for the head and for the whole of a request, and how often Node looks. */
const limits = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 1_000 }

const { createServer: createHttpServer } = http
http.createServer = (options, listener) =>
  typeof options === 'function'
    ? createHttpServer(limits, options)
    : createHttpServer({ ...options, ...limits }, listener)

function refuse(error) {
  process.stderr.write(
    `My Staff does not start. Port ${port} cannot be used (${error.code}): set PORT to a free one.\n`,
  )
  process.exit(1)
}

function handOver() {
  process.argv.splice(2, Infinity, 'start', '--port', port, ...(host ? ['--hostname', host] : []))
  createRequire(import.meta.url)('next/dist/bin/next')
}

const probe = createServer()
probe.once('error', refuse)
try {
  probe.listen({ port, ...(host && { host }) }, () => probe.close(handOver))
} catch (error) {
  refuse(error)
}
