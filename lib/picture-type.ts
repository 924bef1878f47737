const beginnings: [type: string, bytes: RegExp][] = [
  ['image/png', /^\x89PNG\r\n\x1a\n/],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/webp', /^RIFF[^]{4}WEBP/],
]

/** What kind of picture this is, by how it begins; null for all others, such as drawings that may hold scripts. */
export function pictureType(bytes: Uint8Array): string | null {
  const beginning = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  return beginnings.find(([, pattern]) => pattern.test(beginning))?.[0] ?? null
}
