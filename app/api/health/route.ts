import { isStoreWell } from '@/lib/store/database'

export const dynamic = 'force-dynamic'

/** Alive and able to reach the store; no details to strangers. */
export async function GET(): Promise<Response> {
  const ok = await isStoreWell()
  return Response.json({ ok }, { status: ok ? 200 : 503 })
}
