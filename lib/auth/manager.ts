import 'server-only'
import { endWithTokens, removeSession, removeSessionsOf, type Session } from '../store/session-ends'
import { readSessionByHash } from '../store/sessions'
import { graphPermissions, graphToken, type Refused } from './graph-token'
import type { Purpose } from './scopes'

/** Who is signed in. */
export type Manager = {
  id: string
  name: string
  signInName: string
  /** An access token for Microsoft Graph in this manager's own name; another one than the one `refused`. */
  token: (refused?: Refused) => Promise<string>
  /** The permissions in that token. */
  permissions: () => Promise<string[]>
  /** Graph takes no token of this session: it ends, and the trail says so. */
  refused: () => Promise<void>
  /** Ends this session and forgets its tokens. */
  end: () => Promise<void>
  /** Ends all sessions of this person, on every browser. */
  endAll: () => Promise<void>
  session: SignIn
}

/** What is known of a sign-in. */
export type SignIn = {
  /** Names the session without opening it. */
  idHash: string
  signedInAt: number
  /** When the person last gave credentials, in milliseconds since 1970; null where Entra does not say. */
  authenticatedAt: number | null
  /** Authentication contexts of Conditional Access that it satisfied. */
  contexts: string[]
  /** What it was signed in for: Setup takes more permissions than a manager has. */
  purpose: Purpose
}

export function managerOf(session: Session): Manager {
  return {
    id: session.object_id,
    name: session.name,
    signInName: session.sign_in_name,
    token: (refused) => graphToken(session, refused),
    permissions: () => graphPermissions(session),
    refused: () => endWithTokens(session.id_hash, 'token-refused'),
    end: () => removeSession(session.id_hash),
    endAll: () => removeSessionsOf(session.object_id),
    session: {
      idHash: session.id_hash,
      signedInAt: session.signed_in_at,
      authenticatedAt: session.authenticated_at,
      contexts: session.contexts.split(' '),
      purpose: session.purpose,
    },
  }
}

/** Whose session this is, while it lives; looking does not prolong it. */
export async function managerOfSession(idHash: string): Promise<Manager | null> {
  const session = await readSessionByHash(idHash)
  return session && managerOf(session)
}
