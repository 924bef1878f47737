import { actorFor } from '@/lib/auth/recorded'
import { env } from '@/lib/env'
import { AppError, statusOf } from '@/lib/errors'
import { record } from '@/lib/store/audit'
import { exportLines } from '@/lib/store/audit-export'
import { getExport } from '../queries'
import { activitySearch } from '../schema'
import { csvLines } from './csv'

/** What the page shows under the same filter, and all of it, as a file. No record of the export, no export. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const isCsv = searchParams.get('format') === 'csv'
  try {
    const { grant, pages } = await getExport(activitySearch.parse(Object.fromEntries(searchParams)))
    await record({
      phase: 'export',
      action: 'export-activity',
      result: 'ok',
      actor: actorFor(grant.manager),
      change: { format: isCsv ? 'csv' : 'jsonl' },
    })
    const day = new Date().toISOString().slice(0, 10)
    return new Response(streamOf(isCsv ? csvLines(pages) : exportLines(pages)), {
      headers: {
        'content-type': isCsv ? 'text/csv; charset=utf-8' : 'application/jsonl; charset=utf-8',
        'content-disposition': `attachment; filename="my-staff-activity-${day}.${isCsv ? 'csv' : 'jsonl'}"`,
      },
    })
  } catch (error) {
    const failure = error instanceof AppError ? error.failure : 'unexpected'
    // The page says it in words, and leads through the sign-in.
    if (failure === 'signed-out') return toPage(searchParams, 303)
    return new Response(null, { status: statusOf[failure] })
  }
}

function toPage(search: URLSearchParams, status: number): Response {
  search.delete('format')
  const query = search.toString()
  return new Response(null, {
    status,
    headers: { location: `${env().publicAddress}/activity${query && `?${query}`}` },
  })
}

/** What breaks on the way breaks the file off: without its manifest it is seen not to be whole. */
function streamOf(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await lines.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await lines.return(undefined)
    },
  })
}
