/** A name keeps its direction to itself, whichever way the sentence around it runs. */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`
}
