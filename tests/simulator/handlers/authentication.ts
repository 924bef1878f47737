import type { Call } from '../graph.ts'
import { readQuery } from '../odata/query.ts'

/** Calls about authentication methods take no OData options; whether one is refused or ignored is not documented. */
export function refuseOptions(call: Call): void {
  if (call.state.features.methodOptions === 'refuse') readQuery(call.url, call.request.headers, [])
}
