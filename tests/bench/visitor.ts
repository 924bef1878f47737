import { Agent, request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { personaPassword } from '../simulator/constants.ts'

export type View = { status: number; ms: number; wire: number; html: string; location: string }

/** Somebody signed in, who asks for pages as a browser does and measures how long they take. */
export type Visitor = {
  cookie: string
  open: (path: string) => Promise<View>
  /** Opens a page; what comes back sends its last form as it stands there, as a browser without JavaScript does. */
  openForm: (path: string) => Promise<() => Promise<View>>
}

/** `before`: the session in which a page asked for another sign-in, and the address that it leads to. */
export async function signIn(
  app: string,
  persona: string,
  before: { cookie: string; address: string } = { cookie: '', address: '/sign-in/start' },
): Promise<Visitor> {
  const agent = new Agent({ keepAlive: true })
  const start = await send(agent, app + before.address, { cookie: before.cookie })
  const credentials = new URLSearchParams({
    username: `${persona}@contoso.example`,
    password: personaPassword,
  })
  const code = await send(agent, start.location, {
    type: 'application/x-www-form-urlencoded',
    body: credentials.toString(),
  })
  const done = await send(agent, code.location, {
    cookie: [before.cookie, start.cookies].filter(Boolean).join('; '),
  })
  const cookie = /__Host-mystaff\.session=[^;]+/.exec(done.cookies)?.[0]
  if (!cookie) throw new Error(`${persona} did not get in: ${done.status} ${done.location}`)

  const open = (path: string) => send(agent, app + path, { cookie })
  return {
    cookie,
    open,
    async openForm(path) {
      const form = multipart(fieldsOfLastForm((await open(path)).html))
      return () => send(agent, app + path, { cookie, origin: app, ...form })
    },
  }
}

/** Setup asks for its permissions in a sign-in of its own. */
export async function signInForSetup(app: string, persona: string): Promise<Visitor> {
  const { cookie, open } = await signIn(app, persona)
  const [, address = ''] = /href="(\/sign-in\/start[^"]*)"/.exec((await open('/setup')).html) ?? []
  return signIn(app, persona, { cookie, address: address.replaceAll('&amp;', '&') })
}

function fieldsOfLastForm(html: string): [name: string, value: string][] {
  const form = html.match(/<form.*?<\/form>/gs)?.at(-1) ?? ''
  const fields = form.matchAll(/<input type="hidden"[^>]*? name="([^"]+)"(?: value="([^"]*)")?/g)
  return [...fields].map(([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"')])
}

function multipart(fields: [name: string, value: string][]): { type: string; body: string } {
  const boundary = '----bench'
  const parts = fields.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: `${parts.join('')}--${boundary}--\r\n`,
  }
}

type Sent = { cookie?: string; origin?: string } & ({ type: string; body: string } | { body?: undefined })

async function send(agent: Agent, address: string, sent: Sent = {}): Promise<View & { cookies: string }> {
  const headers = {
    accept: 'text/html',
    'accept-encoding': 'gzip',
    'accept-language': 'en-GB',
    'sec-fetch-dest': 'document',
    ...(sent.cookie && { cookie: sent.cookie }),
    ...(sent.origin && { origin: sent.origin, 'sec-fetch-site': 'same-origin' }),
    ...(sent.body !== undefined && {
      'content-type': sent.type,
      'content-length': Buffer.byteLength(sent.body),
    }),
  }
  const method = sent.body === undefined ? 'GET' : 'POST'
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const asked = request(address, { method, headers, agent }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const ms = performance.now() - began
        const wire = Buffer.concat(chunks)
        const isGzip = response.headers['content-encoding'] === 'gzip'
        resolve({
          status: response.statusCode ?? 0,
          ms,
          wire: wire.length,
          html: (isGzip ? gunzipSync(wire) : wire).toString(),
          location: response.headers.location ?? '',
          cookies: (response.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; '),
        })
      })
    })
    asked.on('error', reject)
    asked.end(sent.body)
  })
}
