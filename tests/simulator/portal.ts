import { http } from 'msw'
import type { HttpHandler } from 'msw'
import { portalHost } from './constants.ts'
import { checkCredentials } from './credentials.ts'
import { escape, page } from './page.ts'
import { portalSignInPage, readForm } from './sign-in-page.ts'
import type { State } from './state.ts'

/** The pretend office portal: the place to see that a new password works. */
export function portalHandlers(state: State): HttpHandler[] {
  return [
    http.get(`https://${portalHost}/`, () => portalSignInPage()),
    http.post(`https://${portalHost}/`, async ({ request }) => {
      const found = checkCredentials(state, await readForm(request), portalSignInPage)
      if (found instanceof Response) return found
      const { displayName, userPrincipalName } = found.user
      const content = `<p>You are signed in as ${escape(userPrincipalName)}.</p><p><a href="/">Sign out</a></p>`
      return page(`Welcome, ${displayName}`, content)
    }),
  ]
}
