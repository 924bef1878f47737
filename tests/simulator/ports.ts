import { createServer } from 'node:net'

export function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}

/** Free means: a server could listen there now, on either address that `localhost` may mean. */
export async function isPortFree(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '::1']) {
    if (await isTakenAt(port, host)) return false
  }
  return true
}

function isTakenAt(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    // An address that this machine does not have is not taken.
    server.once('error', (error) => resolve(isPortTaken(error)))
    server.listen(port, host, () => server.close(() => resolve(false)))
  })
}
