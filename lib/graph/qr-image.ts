import 'server-only'

/** By their first bytes: Graph says no more than that it is the picture. learn.microsoft.com/graph/api/resources/qrcodeimagedetails */
const kinds: [type: string, begins: RegExp][] = [
  [
    'image/svg+xml',
    /^(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*(<!DOCTYPE svg[^>]*>\s*)?<svg[\s/>]/s,
  ],
  ['image/png', /^\x89PNG\r\n/],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/gif', /^GIF8/],
]

/** The picture as the address of an image; a browser runs no script in one. Null for what is no picture. */
export function imageFrom(binaryValue: string): string | null {
  const bytes = Buffer.from(binaryValue, 'base64')
  const begin = bytes.subarray(0, 2_000).toString('latin1')
  const kind = kinds.find(([, begins]) => begins.test(begin))
  return kind ? `data:${kind[0]};base64,${bytes.toString('base64')}` : null
}
