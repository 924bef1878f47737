/** Longer than any name that somebody types, and short enough for Graph's addresses. */
export const longest = 64

/**
 * What was typed without the accidents of typing: control characters, half characters and doubled spaces go, and letters that
 * are two ways of writing one become one.
 */
export function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}+/gu, '')
    .replaceAll(/[\p{Cc}\p{Cs}\s\uFFFD]+/gu, ' ')
    .trim()
}

/** Where the search for it is, and stays. */
export function searchAddress(text: string): string {
  const q = sendable(text)
  return q ? `/staff?${new URLSearchParams({ q })}` : '/staff'
}

/** As much of it as one has to send: of more than can be searched for, so much that the answer is that it is too long. */
export function sendable(text: string): string {
  return Array.from(tidy(text))
    .slice(0, longest + 1)
    .join('')
}
