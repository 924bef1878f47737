import type { HttpHandler } from 'msw'
import { graphCall, requireDirectoryReader, unitOf } from '../graph.ts'
import type { Call } from '../graph.ts'
import type { Answer } from '../graph-answer.ts'
import { collection, narrow } from '../odata/collection.ts'
import type { Listing } from '../odata/collection.ts'
import { readQuery, requireAdvanced, requireEventual } from '../odata/query.ts'
import type { Option } from '../odata/query.ts'
import { checkSelect, contextOf, project } from '../odata/shape.ts'
import { unitShape } from '../resources.ts'
import type { State } from '../state.ts'

export function administrativeUnitHandlers(state: State): HttpHandler[] {
  return [
    graphCall(state, 'get', '/directory/administrativeUnits/$count', (call) => {
      const units = listing(call, ['$filter', '$search'])
      requireEventual(units.query)
      return { body: String(narrow(units).length) }
    }),
    graphCall(state, 'get', '/directory/administrativeUnits/{administrativeUnit-id}', showUnit),
    graphCall(state, 'get', '/directory/administrativeUnits', listUnits),
  ]
}

/** https://learn.microsoft.com/graph/api/directory-list-administrativeunits: for member users and directory readers. */
function listUnits(call: Call): Answer {
  const units = listing(call, ['$select', '$filter', '$search', '$orderby', '$top', '$count'])
  requireAdvanced(units.query, false, '')
  return { body: collection(units) }
}

function listing(call: Call, supported: readonly Option[]): Listing {
  const query = readQuery(call.url, call.request.headers, supported)
  requireDirectoryReader(call)
  return {
    state: call.state,
    url: call.url,
    query,
    shape: unitShape,
    rows: () => call.tenant.units.values(),
    present: (row) => project(unitShape, row, query.select),
  }
}

/** https://learn.microsoft.com/graph/api/administrativeunit-get */
function showUnit(call: Call): Answer {
  const { select } = readQuery(call.url, call.request.headers, ['$select'])
  checkSelect(unitShape, select)
  requireDirectoryReader(call)
  const entity = project(unitShape, unitOf(call), select)
  return { body: { '@odata.context': contextOf(unitShape.set, select, '/$entity'), ...entity } }
}
