import { appendFileSync } from 'node:fs'
import { isObject } from './graph-body.ts'
import type { State } from './state.ts'

type Kind =
  | 'authorization-code'
  | 'access-token'
  | 'refresh-token'
  | 'id-token'
  | 'pkce-verifier'
  | 'state'
  | 'nonce'
  | 'client-secret'
  | 'client-assertion'
  | 'password'
  | 'temporary-access-pass'
  | 'pin'
  | 'qr-code'
  | 'app-key'

/**
 * Tells a test which secrets were about, so that it can look for them where none may be. Nothing is kept, here or
 * anywhere, unless a file is named; and nothing is ever printed.
 */
export function note({ secretsFile }: Pick<State, 'secretsFile'>, kind: Kind, value: unknown): void {
  if (!secretsFile || typeof value !== 'string' || !value) return
  appendFileSync(secretsFile, `${JSON.stringify({ kind, value })}\n`, { mode: 0o600 })
}

const inForms = [
  ['code_verifier', 'pkce-verifier'],
  ['client_secret', 'client-secret'],
  ['client_assertion', 'client-assertion'],
] as const

/** What the app shows, whether it is taken, refused or met by a fault. */
export async function noteReceived(state: State, request: Request): Promise<void> {
  if (!state.secretsFile) return
  const query = new URL(request.url).searchParams
  note(state, 'state', query.get('state'))
  note(state, 'nonce', query.get('nonce'))
  const text = request.body ? await request.clone().text() : ''
  const form = new URLSearchParams(text)
  for (const [name, kind] of inForms) note(state, kind, form.get(name))
  notePasswords(state, parse(text))
}

/** Wherever they stand: in a reset, in a passwordProfile, in an item of a batch. The PIN of a QR code likewise. */
function notePasswords(state: State, value: unknown): void {
  if (Array.isArray(value)) return value.forEach((one) => notePasswords(state, one))
  if (!isObject(value)) return
  note(state, 'password', value.newPassword)
  note(state, 'password', value.password)
  if (isObject(value.pin)) note(state, 'pin', value.pin.code)
  notePasswords(state, Object.values(value))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
