/** A number that the bench prints; `limit` is the most it may be, or the least where `least` is set. */
export type Row = {
  what: string
  /** null: there is nothing to measure, and `note` says why */
  measured: number | null
  limit: number
  least?: true
  unit?: string
  note?: string
}

export function isWithin({ measured, limit, least }: Row): boolean {
  return measured !== null && (least ? measured >= limit : measured <= limit)
}

/** A line of the table in README.md. */
export function lineOf(row: Row): string {
  const { what, measured, limit, least, unit = '', note } = row
  const shown = measured === null ? '–' : `${round(measured)}${unit}`
  const more = note ? ` (${note})` : ''
  const verdict = measured === null ? 'not measured' : isWithin(row) ? 'yes' : '**no**'
  return `| ${what} | ${least ? '>=' : '<='} ${limit}${unit} | ${shown}${more} | ${verdict} |`
}

export function round(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : 1)
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low = NaN, high = low] = sorted.slice(middle - 1 + (sorted.length % 2), middle + 1)
  return (low + high) / 2
}
