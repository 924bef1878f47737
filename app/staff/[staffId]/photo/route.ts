import { createHash } from 'node:crypto'
import { AppError, statusOf } from '@/lib/errors'
import { readPhoto } from '@/lib/graph/photo'

type Context = { params: Promise<{ staffId: string }> }

/** The browser keeps a picture for an hour, and then asks whether it is still the same. */
const kept = { 'cache-control': 'private, max-age=3600' }

/** A dot that nobody sees: behind it stand the initials. A 404 would be a complaint in every browser's console. */
const nothing = new Uint8Array(
  Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
)

/** The picture of a person of the manager's. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const { staffId } = await params
    const picture = await readPhoto(staffId, new URL(request.url).searchParams.get('of') ?? '')
    if (!picture) return new Response(nothing, { headers: { ...kept, 'content-type': 'image/gif' } })
    const etag = `"${createHash('sha256').update(picture).digest('base64url').slice(0, 22)}"`
    const headers = { ...kept, etag }
    if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
    return new Response(new Uint8Array(picture), { headers: { ...headers, 'content-type': 'image/jpeg' } })
  } catch (error) {
    const failure = error instanceof AppError ? error.failure : 'unexpected'
    return new Response(null, {
      status: statusOf[failure],
      headers: { 'cache-control': 'private, no-store, max-age=0' },
    })
  }
}
