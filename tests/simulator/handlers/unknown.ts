import { http } from 'msw'
import type { HttpHandler } from 'msw'
import { graphHost } from '../constants.ts'
import { GraphError, noSegment } from '../graph-error.ts'
import { pass } from '../graph.ts'
import type { State } from '../state.ts'

/** Below these some paths are served; the refusal then names the end of the path. */
const served = ['me', 'users', 'organization', 'directory', 'directoryRoles', 'policies', 'roleManagement']

/** Whatever no room serves is not there. Comes last. */
export function unknownHandlers(state: State): HttpHandler[] {
  return [
    http.all(`https://${graphHost}/*`, ({ request }) =>
      pass(state, request, ({ url }) => {
        state.unsimulated.push(`${request.method} ${url.pathname}`)
        const [version, ...segments] = url.pathname.split('/').filter(Boolean)
        if (version !== 'v1.0' && version !== 'beta')
          throw new GraphError(400, 'BadRequest', `Invalid version: ${version ?? ''}`)
        const unknown = served.includes(segments[0] ?? '') ? segments.at(-1) : segments[0]
        throw noSegment(decodeURIComponent(unknown ?? ''))
      }),
    ),
  ]
}
