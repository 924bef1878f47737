import { AppError } from '@/lib/errors'
import { pictureType } from '@/lib/picture'
import { readLogo } from '@/lib/store/rules'

/** The organisation's own logo, for everybody: it stands on the sign-in page. Its address changes with it. */
export async function GET(request: Request): Promise<Response> {
  const logo = await readLogo().catch((error: unknown) => {
    if (error instanceof AppError) return null
    throw error
  })
  const type = logo && pictureType(logo.bytes)
  const notKept = { 'cache-control': 'private, no-store, max-age=0' }
  if (!logo || !type) return new Response(null, { status: 404, headers: notKept })
  // Its address names it: only then it may be kept.
  const isNamed = new URL(request.url).searchParams.get('v') === logo.hash
  return new Response(new Uint8Array(logo.bytes), {
    headers: { ...(isNamed ? { 'cache-control': 'private, max-age=86400' } : notKept), 'content-type': type },
  })
}
