import { personaPassword, tenantName } from './constants.ts'
import { errorText, escape, page } from './page.ts'
import { personas, signInNameOf } from './personas.ts'

export type Form = { username: string; password: string; newPassword: string }

export async function readForm(request: Request): Promise<Form> {
  const form = new URLSearchParams(await request.text())
  return {
    username: form.get('username')?.trim() ?? '',
    password: form.get('password') ?? '',
    newPassword: form.get('newPassword') ?? '',
  }
}

/** Forms without an address post to where they came from, query included. */
function nameAndPassword(username: string): string {
  return `<form method="post">
      <label>Sign-in name <input name="username" value="${escape(username)}" autocomplete="username"
        autocapitalize="none" spellcheck="false" required></label>
      <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
      <button type="submit">Sign in</button>
    </form>`
}

function oneClick(): string {
  const items = personas.map(
    (persona) => `<li><form method="post">
        <input type="hidden" name="username" value="${escape(signInNameOf(persona))}">
        <input type="hidden" name="password" value="${escape(personaPassword)}">
        <button type="submit"><strong>${escape(persona.displayName)}</strong>
          <small>${escape(persona.name)}: ${escape(persona.description)}</small></button>
      </form></li>`,
  )
  return `<ul>${items.join('\n')}</ul>`
}

export function signInPage(username = '', error?: string, status = 200): Response {
  const content = `<p>This pretends to be the sign-in page of Microsoft Entra. Choose who you want to be in
      ${escape(tenantName)}, or type name and password.</p>
    ${errorText(error)}
    <h2>One click</h2>
    ${oneClick()}
    <h2>Name and password</h2>
    ${nameAndPassword(username)}`
  return page('Sign in', content, status)
}

export function changePasswordPage(username: string, error?: string, status = 200): Response {
  const content = `<p>Your password was set by somebody else. Choose one of your own before you go on,
      ${escape(username)}.</p>
    ${errorText(error)}
    <form method="post">
      <input type="hidden" name="username" value="${escape(username)}">
      <label>Current password
        <input name="password" type="password" autocomplete="current-password" required></label>
      <label>New password
        <input name="newPassword" type="password" autocomplete="new-password" required></label>
      <button type="submit">Change password</button>
    </form>`
  return page('Change your password', content, status)
}

export function portalSignInPage(username = '', error?: string, status = 200): Response {
  const content = `<p>This pretends to be where people go to work: whoever can sign in here can sign in anywhere in
      ${escape(tenantName)}.</p>
    ${errorText(error)}
    ${nameAndPassword(username)}`
  return page('Contoso Coffee office portal', content, status)
}
