import { AppError } from '@/lib/errors'
import { pictureType } from '@/lib/picture-type'
import { readLogo } from '@/lib/store/rules'

/** The organisation's own logo, for everybody: it stands on the sign-in page. Its address changes with it. */
export async function GET(): Promise<Response> {
  const logo = await readLogo().catch((error: unknown) => {
    if (error instanceof AppError) return null
    throw error
  })
  const type = logo && pictureType(logo)
  if (!logo || !type)
    return new Response(null, { status: 404, headers: { 'cache-control': 'private, no-store, max-age=0' } })
  return new Response(new Uint8Array(logo), {
    headers: { 'content-type': type, 'cache-control': 'private, max-age=86400' },
  })
}
