const far = 12 * 3600_000

/** How a moment of the recent past is told: with its day only where that is not clear. */
export function momentStyle(at: number): { timeStyle: 'short'; dateStyle?: 'short' } {
  return { timeStyle: 'short', ...(at < Date.now() - far && { dateStyle: 'short' as const }) }
}
