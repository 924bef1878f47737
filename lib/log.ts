import 'server-only'
import pino from 'pino'
import { env } from './env'

let logger: pino.Logger | undefined

/**
 * One JSON line per event on standard output. Events name what happened; fields hold ids, codes and
 * counts. A password, token, code or cookie never goes in; the redaction below is the second net.
 */
export function log(): pino.Logger {
  logger ??= pino({
    level: env().logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['password', 'token', 'secret', 'code', 'cookie', 'authorization'].flatMap((name) => [
        name,
        `*.${name}`,
      ]),
      censor: '[redacted]',
    },
  })
  return logger
}
