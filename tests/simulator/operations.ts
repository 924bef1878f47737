import { randomUUID } from 'node:crypto'
import { now } from './clock.ts'
import { findPerson } from './directory.ts'
import { setPassword } from './passwords.ts'
import type { Operation, State } from './state.ts'

/** A reset on its way: https://learn.microsoft.com/graph/api/resources/longrunningoperation */
export function startOperation(state: State, userId: string, password: string | undefined): Operation {
  const started = now(state.tenant)
  const operation: Operation = {
    id: randomUUID(),
    userId,
    started,
    ends: started + state.features.operationSeconds * 1000,
    ...(password === undefined ? { outcome: 'succeeded', statusDetail: 'ResetSuccess' } : onPremises(state)),
    password,
  }
  state.operations.set(operation.id, operation)
  settle(state)
  return operation
}

/** What the on-premises directory will say. The words of `statusDetail` are documented nowhere. */
function onPremises({ policy }: State): Pick<Operation, 'outcome' | 'statusDetail'> {
  if (!policy.writeback) return { outcome: 'failed', statusDetail: 'OnPremisesConnectivityFailure' }
  return policy.onPremisesPassword === 'refuse'
    ? { outcome: 'failed', statusDetail: 'OnPremisesPolicyViolation' }
    : { outcome: 'succeeded', statusDetail: 'ResetSuccess' }
}

/** Lets those operations take effect whose time has come. Asked for before anybody looks at the tenant. */
export function settle(state: State): void {
  const time = now(state.tenant)
  for (const operation of state.operations.values()) {
    if (operation.password === undefined || operation.ends > time) continue
    const account = findPerson(state.tenant, operation.userId)
    if (account && operation.outcome === 'succeeded')
      setPassword(state.tenant, account, operation.password, true)
    operation.password = undefined
  }
}

export function statusOf({ tenant }: State, { started, ends, outcome }: Operation): string {
  const time = now(tenant)
  if (time >= ends) return outcome
  return time < started + (ends - started) / 4 ? 'notStarted' : 'running'
}
