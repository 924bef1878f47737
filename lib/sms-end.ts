import 'server-only'
import { env } from './env'

/** The day on which text messages and calls that Microsoft itself provides come to an end. */
const end = new Date(Date.UTC(2027, 1, 1, 12))

/** That day, and whether it has come; null where the tenant has a provider of its own (`SMS_PROVIDER`). */
export function smsEnd(): { on: Date; isOver: boolean } | null {
  return env().hasOwnSmsProvider ? null : { on: end, isOver: Date.now() >= Date.UTC(2027, 1, 1) }
}
