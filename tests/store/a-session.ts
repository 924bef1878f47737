import { newSessionId, writeSession } from '@/lib/store/sessions'

/** The id of a new session, as its cookie holds it. */
export async function aSession({
  objectId = 'somebody',
  cache = 'tokens',
  when = Date.now(),
} = {}): Promise<string> {
  const { id, idHash } = newSessionId()
  const session = {
    id_hash: idHash,
    object_id: objectId,
    home_account_id: `${objectId}.tenant`,
    name: objectId,
    sign_in_name: `${objectId}@contoso.example`,
    authenticated_at: when,
    contexts: '',
    purpose: 'manage' as const,
  }
  await writeSession(session, { cache, goodUntil: when + 60_000 })
  return id
}
