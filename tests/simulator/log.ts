import type { LogEntry, State } from './state.ts'

/** Old entries go, so that a long demonstration does not fill the memory. */
const keep = 50_000

/** Bodies and headers stay out of it: nothing secret is ever in a path or a query. */
export function record(state: State, entry: Omit<LogEntry, 'n'>): void {
  state.log.push({ n: (state.log.at(-1)?.n ?? 0) + 1, ...entry })
  if (state.log.length > keep * 1.1) state.log.splice(0, state.log.length - keep)
}
