import { createHash, randomBytes } from 'node:crypto'
import { clientId, clientSecret, controlHost, personaPassword, tenantId } from './constants.ts'
import type { Account, Unit } from './directory.ts'
import { findPerson } from './directory.ts'
import { isObject } from './graph-body.ts'
import { passwordMethodId } from './methods.ts'
import { signInNameOf } from './personas.ts'
import type { Simulator } from './simulator.ts'

export type Reply = { status: number; headers: Headers; body: Record<string, unknown>; text: string }

export const advanced = { ConsistencyLevel: 'eventual' }
export const json = { 'Content-Type': 'application/json' }

export async function reply(response: Response): Promise<Reply> {
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('Content-Type') ?? '')
  const body: unknown = isJson && text ? JSON.parse(text) : {}
  return { status: response.status, headers: response.headers, text, body: isObject(body) ? body : {} }
}

/** Graph, as one persona calls it. */
export async function graphAs(simulator: Simulator, persona: string, scopes?: string[]) {
  const token = await simulator.signIn(persona, scopes)
  return async (
    method: string,
    path: string,
    { headers = {}, body }: { headers?: object; body?: unknown } = {},
  ) =>
    reply(
      await simulator.handle(
        new Request(path.startsWith('https:') ? path : `https://graph.microsoft.com/v1.0${path}`, {
          method,
          headers: { Authorization: `Bearer ${token}`, ...headers },
          body: body === undefined ? undefined : JSON.stringify(body),
        }),
      ),
    )
}

export type Graph = Awaited<ReturnType<typeof graphAs>>

/** One of the controls, called without a server. */
export async function control(simulator: Simulator, path: string, body: unknown, method = 'POST') {
  const options = { method, headers: json, body: JSON.stringify(body) }
  return reply(await simulator.handle(new Request(`https://${controlHost}/__sim${path}`, options)))
}

export function codeOf({ body }: Reply): unknown {
  return isObject(body.error) ? body.error.code : undefined
}

export function rowsOf({ body }: Reply): Record<string, unknown>[] {
  return Array.isArray(body.value) ? body.value.filter(isObject) : []
}

export function accountOf(simulator: Simulator, name: string): Account {
  const found = findPerson(simulator.tenant, signInNameOf({ name }))
  if (!found) throw new Error(`Nobody is called ${name}`)
  return found
}

export function unitOf(simulator: Simulator, displayName: string): Unit {
  const found = simulator.tenant.units.values().find((unit) => unit.displayName === displayName)
  if (!found) throw new Error(`No unit is called ${displayName}`)
  return found
}

/** A member of the unit whose account has nothing special about it. */
export function plainMember(simulator: Simulator, displayName: string): Account {
  const members = [...unitOf(simulator, displayName).members].map((id) => simulator.tenant.people.get(id))
  const found = members.findLast((one) => one?.user.accountEnabled && one.user.onPremisesSyncEnabled === null)
  if (!found) throw new Error(`Nobody plain works at ${displayName}`)
  return found
}

export function reset(graph: Graph, { user }: Account, body: unknown = {}): Promise<Reply> {
  const path = `/users/${user.id}/authentication/methods/${passwordMethodId}/resetPassword`
  return graph('POST', path, { headers: json, body })
}

/** The steps of a browser and an app through sign-in, over real http. */
export function signInFlow(url: string, changes: Record<string, string> = {}) {
  const verifier = randomBytes(32).toString('base64url')
  const redirectUri = 'http://localhost:3000/api/auth/callback/entra'
  const query = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid profile offline_access User.Read',
    state: 'a state',
    nonce: 'a nonce',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...changes,
  })
  const address = `${url}/${tenantId}/oauth2/v2.0/authorize?${query}`

  /** Types into the sign-in page; answers where the browser is sent. */
  async function typeIn(form: Record<string, string>) {
    const response = await fetch(address, {
      method: 'POST',
      body: new URLSearchParams(form),
      redirect: 'manual',
    })
    const location = response.headers.get('Location')
    return {
      ...(await reply(response)),
      back: location ? new URL(location).searchParams : new URLSearchParams(),
    }
  }

  async function codeFor(persona: string): Promise<string> {
    const { back } = await typeIn({ username: signInNameOf({ name: persona }), password: personaPassword })
    return back.get('code') ?? ''
  }

  async function token(fields: Record<string, string>): Promise<Reply> {
    const body = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...fields })
    return reply(await fetch(`${url}/${tenantId}/oauth2/v2.0/token`, { method: 'POST', body }))
  }

  function redeem(code: string, fields: Record<string, string> = {}): Promise<Reply> {
    return token({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
      ...fields,
    })
  }

  return { address, typeIn, codeFor, token, redeem }
}
