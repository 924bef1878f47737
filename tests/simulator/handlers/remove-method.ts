import type { Account } from '../directory.ts'
import type { Call } from '../graph.ts'
import type { Answer } from '../graph-answer.ts'
import { isServedBy } from '../methods.ts'
import type { Method } from '../methods.ts'
import { changeMethods } from '../replication.ts'

/** A default that no method serves any more is none. */
export function removeMethod(call: Call, target: Account, gone: Method): Answer {
  changeMethods(
    call.tenant,
    target,
    target.methods.filter((one) => one !== gone),
  )
  if (!isServedBy(target.preferred, target.methods)) target.preferred = null
  call.wrote = true
  return { status: 204 }
}
