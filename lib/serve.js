// `npm start`: hands over to `next start`, which tells a taken port with a stack trace; this tells it in a sentence.
import { createRequire } from 'node:module'
import { createServer } from 'node:net'

const [, , port] = process.argv

function refuse(error) {
  process.stderr.write(
    `My Staff does not start. Port ${port} cannot be used (${error.code}): set PORT to a free one.\n`,
  )
  process.exit(1)
}

function handOver() {
  process.argv.splice(2, Infinity, 'start', '--port', port)
  createRequire(import.meta.url)('next/dist/bin/next')
}

const probe = createServer()
probe.once('error', refuse)
try {
  probe.listen({ port }, () => probe.close(handOver))
} catch (error) {
  refuse(error)
}
