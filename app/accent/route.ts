import { accentStyle } from '@/lib/brand'
import { env } from '@/lib/env'
import { freshRulesIfAny } from '@/lib/store/rules'

/** The organisation's own colour, as a style sheet. Its address changes with it. */
export async function GET(): Promise<Response> {
  await freshRulesIfAny()
  const { accent } = env().brand
  if (!accent)
    return new Response(null, { status: 404, headers: { 'cache-control': 'private, no-store, max-age=0' } })
  return new Response(accentStyle(accent), {
    headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'private, max-age=86400' },
  })
}
