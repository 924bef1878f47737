import { actorFor } from '@/lib/auth/recorded'
import { authorizeSetup } from '@/lib/graph/authorize-setup'
import { env } from '@/lib/env'
import { AppError, statusOf } from '@/lib/errors'
import { problemOf } from '@/lib/problem'
import { recentReadiness } from '@/lib/setup/readiness'
import { tellResults } from '@/lib/setup/told'
import { record } from '@/lib/store/audit'
import { asText } from './text'

/** The checks as they were shown, to send to a colleague or to keep. No record of the export, no export. */
export async function GET(request: Request): Promise<Response> {
  const isJson = new URL(request.url).searchParams.get('format') === 'json'
  try {
    const { manager } = await authorizeSetup('setup')
    const { results, at } = await recentReadiness()
    const told = await tellResults(results)
    await record({
      phase: 'export',
      action: 'export-setup',
      result: 'ok',
      actor: actorFor(manager),
      change: { format: isJson ? 'json' : 'text' },
    })
    const checkedAt = new Date(at).toISOString()
    const body = isJson
      ? `${JSON.stringify({ checkedAt, checks: told }, null, 2)}\n`
      : asText(checkedAt, told)
    const name = `my-staff-readiness-${checkedAt.slice(0, 10)}.${isJson ? 'json' : 'txt'}`
    return new Response(body, {
      headers: {
        'content-type': isJson ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8',
        'content-disposition': `attachment; filename="${name}"`,
      },
    })
  } catch (error) {
    const failure = error instanceof AppError ? error.failure : 'unexpected'
    // The page says it in words, and leads through the sign-in.
    if (failure === 'signed-out' || failure === 'setup-consent')
      return new Response(null, { status: 303, headers: { location: `${env().publicAddress}/setup` } })
    // For whoever runs no tenant there is nothing here, not even a sentence.
    if (failure === 'not-found') return new Response(null, { status: statusOf[failure] })
    const { title, sentence, tryAt } = await problemOf(error)
    return new Response(`${[title, sentence, tryAt].filter(Boolean).join('\n')}\n`, {
      status: statusOf[failure],
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    })
  }
}
