import { accentStyle } from '@/lib/brand'
import { env } from '@/lib/env'
import { freshRulesIfAny } from '@/lib/store/rules'

/** The organisation's own colour, as a style sheet. Its address changes with it. */
export async function GET(request: Request): Promise<Response> {
  await freshRulesIfAny()
  const { accent } = env().brand
  const notKept = { 'cache-control': 'private, no-store, max-age=0' }
  if (!accent) return new Response(null, { status: 404, headers: notKept })
  const isNamed = new URL(request.url).searchParams.get('of') === accent.slice(1)
  return new Response(accentStyle(accent), {
    headers: {
      ...(isNamed ? { 'cache-control': 'private, max-age=86400' } : notKept),
      'content-type': 'text/css; charset=utf-8',
    },
  })
}
