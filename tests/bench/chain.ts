/** So many milliseconds the clocks of two log lines may differ; any call that the bench looks at takes far longer. */
const slack = 15

/** How many calls waited for one another: the longest chain in which each began after the one before had ended. */
export function longestChain(calls: { at: string; ms: number }[]): number {
  const spans = calls.map(({ at, ms }) => ({ from: Date.parse(at), to: Date.parse(at) + ms }))
  let length = 0
  let end = -Infinity
  for (const { from, to } of spans.sort((a, b) => a.to - b.to)) {
    if (from < end - slack) continue
    length += 1
    end = to
  }
  return length
}
