import { randomUUID } from 'node:crypto'
import { permissions, setupPermissions, type Purpose } from '@/lib/auth/scopes'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { exchangesFile } from './contract/exchanges'
import { ownForm, pretend } from './pretend'
import { sendToSimulator } from './simulator/intercept'
import { accountOf, unitOf } from './simulator/test-client'
import { createAssignment } from './simulator/tenant'
import { startSimulator, type RunningSimulator } from './simulator/server'

let simulator: RunningSimulator
const tokens = new Map<string, Promise<string>>()

/**
 * Puts the tests of a file into the pretend tenant, fresh for each; what nobody simulated fails the test. The contract
 * test counts their Graph calls as the app's, unless the file makes them up.
 */
export function inPretendTenant({ callsAreMadeUp = false } = {}): void {
  let restore: () => void
  beforeAll(async () => {
    simulator = await startSimulator({ exchangesFile: exchangesFile(callsAreMadeUp ? 'simulator' : 'app') })
    restore = sendToSimulator(simulator.url)
  })
  beforeEach(() => {
    simulator.reset()
    tokens.clear()
    pretend.headers = ownForm
    pretend.manager = null
  })
  afterEach(() => expect(simulator.state.unsimulated, 'Graph calls that nobody simulated').toEqual([]))
  afterAll(async () => {
    restore()
    await simulator.close()
  })
}

/** For campaigns of thousands of calls, all alike: the contract test has seen their kind. */
export function withoutExchanges(): void {
  beforeEach(() => void (simulator.state.exchangesFile = undefined))
}

export function pretendTenant(): RunningSimulator {
  return simulator
}

/** Somebody of the tenant, by sign-in name without the domain. */
export function account(name: string) {
  return accountOf(simulator, name)
}

export function unit(name: string) {
  return unitOf(simulator, name)
}

export function signedInAs(persona: string, purpose: Purpose = 'manage'): void {
  const { user } = account(persona)
  pretend.manager = {
    id: user.id,
    name: user.displayName,
    signInName: user.userPrincipalName,
    token: (refused) => tokenOf(persona, purpose, refused !== undefined),
    permissions: () => Promise.resolve(permissionsOf(purpose)),
    refused: () => Promise.resolve(signOut()),
    end: () => Promise.resolve(signOut()),
    endAll: () => Promise.resolve(signOut()),
    session: {
      idHash: randomUUID(),
      signedInAt: Date.now(),
      authenticatedAt: Date.now(),
      contexts: [],
      purpose,
    },
  }
}

/** With the permissions that the app asks for, no more. Kept until Graph refuses it, as the app would. */
function tokenOf(persona: string, purpose: Purpose, isRefused: boolean): Promise<string> {
  const key = `${purpose} ${persona}`
  const token = (!isRefused && tokens.get(key)) || simulator.signIn(persona, permissionsOf(purpose))
  tokens.set(key, token)
  return token
}

function permissionsOf(purpose: Purpose): string[] {
  return [...permissions, ...(purpose === 'setup' ? setupPermissions : [])]
}

export function signOut(): void {
  pretend.manager = null
}

/** Gives somebody a role: over a unit, or over the whole tenant. */
export function give(principal: string, role: string, over: string | null): void {
  const { tenant } = simulator
  const scope = over === null ? '/' : `/administrativeUnits/${unit(over).id}`
  tenant.assignments = [...tenant.assignments, createAssignment(tenant, principal, role, scope)]
}

/** A form as the browser sends it for a person. */
export function formFor(name: string, fields: Record<string, string> = {}): FormData {
  const form = new FormData()
  const all = { staffId: account(name).user.id, operation: randomUUID(), ...fields }
  for (const [field, value] of Object.entries(all)) form.set(field, value)
  return form
}

/** What Graph was made to change. */
export function writes() {
  return simulator.state.log.filter(({ write }) => write)
}
