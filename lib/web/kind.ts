/** Reads a request header; null or undefined when it was not sent. */
export type ReadHeader = (name: string) => string | null | undefined

export type Kind = 'document' | 'data' | 'picture' | 'file'

/**
 * What an answer is for: a page, a part or a script of one, or a file of the build. Next hides its own headers
 * of a navigation by script from the proxy, but a browser says `empty` of everything that a script fetches.
 */
export function kindOf(pathname: string, header: ReadHeader): Kind {
  if (pathname.startsWith('/_next/static/') || icons.test(pathname)) return 'file'
  const use = header('sec-fetch-dest') ?? 'document'
  if (pictures.test(pathname) && ['image', 'style', 'document'].includes(use)) return 'picture'
  if (header('next-action') || use !== 'document') return 'data'
  // Entra sends people to the callback: when it fails, they see it.
  if (pathname.startsWith('/api/') && !pathname.startsWith('/api/auth/callback/')) return 'data'
  return answersScripts.test(pathname) ? 'data' : 'document'
}

const icons = /^\/icon(\.svg|-\d+\.png)$/
/** And the organisation's own look. */
const pictures = /^\/staff\/[^/]+\/photo$|^\/(logo|accent)$/
/** What pages ask for by themselves, and what is taken away as a file. */
const answersScripts =
  /^\/manifest\.webmanifest$|^\/staff\/(search|words)$|^\/locations\/names$|^\/locations\/[^/]+\/people$|\/(status|export|progress)$/

/** A page takes the forms on it, even the one that is not found: the menu in its header is a form. */
export function takesForms(pathname: string): boolean {
  const answersOnly = /^\/(api|_next)\/|^\/sign-in\/start$|\.(svg|png|webmanifest)$/
  return !answersOnly.test(pathname) && !answersScripts.test(pathname) && !pictures.test(pathname)
}
