import { imageSize } from 'image-size'

const types = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp' } as const

export const largestPicture = 100 * 1024
/** A picture of few bytes may unfold to more than a browser holds. */
const longestSide = 2000

function measured(bytes: Uint8Array) {
  try {
    return imageSize(bytes)
  } catch {
    return null
  }
}

/** What kind of picture this is; null for all others, such as drawings that may hold scripts. */
export function pictureType(bytes: Uint8Array): string | null {
  const type = measured(bytes)?.type ?? ''
  return type in types ? types[type as keyof typeof types] : null
}

/** Of a kind that may be shown to everybody, and not too large to be drawn. */
export function isFit(bytes: Uint8Array): boolean {
  const size = measured(bytes)
  return size !== null && pictureType(bytes) !== null && Math.max(size.width, size.height) <= longestSide
}
