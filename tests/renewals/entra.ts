import { createServer } from 'node:http'
import { once } from 'node:events'
import { clientId, tenantId } from '../simulator/tenant'

/**
 * A token endpoint that does one thing, fast: the tokens it hands out say whose they are and how many there have
 * been. Its ID tokens are not signed; MSAL does not look, and the app verifies them at sign-in only.
 */
export async function startTokenEndpoint() {
  const counts = new Map<string, number>()
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += String(chunk)))
    request.on('end', () => {
      const form = new URLSearchParams(body)
      const [kind, person = ''] = (form.get('refresh_token') ?? form.get('code') ?? '').split('.')
      const count = (counts.get(person) ?? -1) + 1
      counts.set(person, count)
      const isKnown = kind === 'refresh' || kind === 'code'
      response.writeHead(isKnown ? 200 : 400, { 'content-type': 'application/json' })
      response.end(JSON.stringify(tokensFor(person, count, form.get('scope') ?? '')))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    /** How many there were, sign-ins not counted. */
    renewals: () => [...counts.values()].reduce((sum, count) => sum + count, 0),
    close: () => server.close(),
  }
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function tokensFor(person: string, count: number, scope: string) {
  const now = Math.floor(Date.now() / 1000)
  const claims = {
    iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
    aud: clientId,
    oid: person,
    tid: tenantId,
    sub: person,
    nonce: 'nonce',
    preferred_username: `${person}@contoso.example`,
    iat: now,
    nbf: now,
    exp: now + 3600,
  }
  return {
    token_type: 'Bearer',
    scope,
    expires_in: 3600,
    access_token: `access.${person}.${count}`,
    refresh_token: `refresh.${person}.${count}`,
    id_token: `${encoded({ alg: 'none' })}.${encoded(claims)}.`,
    client_info: encoded({ uid: person, utid: tenantId }),
  }
}
