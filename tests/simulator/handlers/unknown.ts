import { http } from 'msw'
import type { HttpHandler } from 'msw'
import { graphHost } from '../constants.ts'
import { GraphError } from '../graph-error.ts'
import { pass } from '../graph.ts'
import type { State } from '../state.ts'

/** Whatever no room serves is not there. Comes last. */
export function unknownHandlers(state: State): HttpHandler[] {
  return [
    http.all(`https://${graphHost}/*`, ({ request }) =>
      pass(state, request, ({ url }) => {
        const [version, ...segments] = url.pathname.split('/').filter(Boolean)
        if (version !== 'v1.0') throw new GraphError(400, 'BadRequest', `Invalid version: ${version ?? ''}`)
        const segment = decodeURIComponent(segments.at(-1) ?? '')
        throw new GraphError(400, 'BadRequest', `Resource not found for the segment '${segment}'.`)
      }),
    ),
  ]
}
