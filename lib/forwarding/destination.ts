import 'server-only'
import type { DestinationName } from '../store/audit-cursor-table'
import type { Entry } from '../store/audit-reading'

/** Somewhere the records are sent to. `send` is over when it has them, and throws when that is not certain. */
export type Destination = { name: DestinationName; send: (entries: Entry[]) => Promise<void> }

/** So long a destination has for what it is sent. */
export const deadline = 10_000
/** What a destination answers beyond this is not read. */
export const mostAnswer = 1024

/** Why something was not taken, by a code that goes into the log. */
export class NotTaken extends Error {
  readonly code: string

  constructor(code: string) {
    super(code)
    this.code = code
  }
}
