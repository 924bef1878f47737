/**
 * Where to go after sign-in: an address of this app, or `/`. Anything that a browser could read as
 * another origin (`//host`, `/\host`, control characters, encodings of them) becomes `/`.
 */
export function nextAddress(wanted: string | null | undefined): string {
  if (!wanted || wanted.length > 512 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(wanted) || wanted.includes('\\'))
    return '/'
  const url = URL.parse(wanted, 'https://here.invalid')
  if (url?.origin !== 'https://here.invalid' || url.pathname.startsWith('//')) return '/'
  if (/^\/(api|sign-in|sign-out)(\/|$)/.test(url.pathname)) return '/'
  return url.pathname + url.search
}
