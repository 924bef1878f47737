/** What can be done about a QR code that is there; each is an address below `/qr-code`. */
export const verbs = ['temporary', 'pin', 'expiry', 'delete'] as const
export type Verb = (typeof verbs)[number]

/** And what the forms do. */
export type Deed = Verb | 'create' | 'renew' | 'end-temporary'

export function isVerb(text: string): text is Verb {
  return verbs.some((verb) => verb === text)
}
