/** How the answer of Microsoft's consent page is told from that of a sign-in, whose state is chance. */
export const consentState = 'admin-consent'
