/**
 * The app's cookies. `__Host-` ties each to this host and to TLS; browsers count http://localhost as such.
 */
export const cookieNames = {
  session: '__Host-mystaff.session',
  state: '__Host-mystaff.state',
  nonce: '__Host-mystaff.nonce',
  pkce: '__Host-mystaff.pkce',
  callback: '__Host-mystaff.cb',
  csrf: '__Host-mystaff.csrf',
  purpose: '__Host-mystaff.for',
  language: '__Host-mystaff.lang',
  theme: '__Host-mystaff.theme',
  place: '__Host-mystaff.place',
} as const

export const cookieOptions = { httpOnly: true, secure: true, sameSite: 'lax', path: '/' } as const
