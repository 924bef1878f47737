/** What can be done about a QR code that is there; each is an address below `/qr-code`. */
export const verbs = ['temporary', 'pin', 'expiry', 'delete'] as const
export type Verb = (typeof verbs)[number]

/** And what the forms do. */
export const deeds = [...verbs, 'create', 'renew', 'end-temporary'] as const
export type Deed = (typeof deeds)[number]

/** After these there is a code that is shown once: while there is one, none can be made anew. */
export function makesCode(deed: Deed): boolean {
  return deed === 'create' || deed === 'renew' || deed === 'temporary'
}

export function isVerb(text: string): text is Verb {
  return verbs.some((verb) => verb === text)
}
