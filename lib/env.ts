import 'server-only'
import { X509Certificate, createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { forwardingOf, forwardingProblems, forwardingSettings } from './forwarding/settings'
import {
  allTexts,
  givenRules,
  readRules,
  ruleSettings,
  rulesOf,
  whole,
  type RuleChanges,
  type RuleName,
} from './rule-settings'
import { isKey, keyFormat } from './secret-key'

/** The clouds Microsoft runs. A setting picks one of them and can name no other host. */
const clouds = {
  global: { login: 'https://login.microsoftonline.com', graph: 'https://graph.microsoft.com' },
  'us-government': { login: 'https://login.microsoftonline.us', graph: 'https://graph.microsoft.us' },
  'us-defense': { login: 'https://login.microsoftonline.us', graph: 'https://dod-graph.microsoft.us' },
  china: {
    login: 'https://login.partner.microsoftonline.cn',
    graph: 'https://microsoftgraph.chinacloudapi.cn',
  },
} as const

const loopback = ['localhost', '127.0.0.1']

function isPublicAddress(text: string): boolean {
  const url = URL.parse(text)
  if (!url || url.origin !== text) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback.includes(url.hostname))
}

/** `1:key,2:key` with one 256-bit key each, in base64; the first one encrypts, all of them decrypt. */
function readKeyRing(text: string): { id: string; key: Uint8Array<ArrayBuffer> }[] | null {
  const ring = text.split(',').map((entry) => {
    const [id = '', key = ''] = entry.trim().split(':')
    return /^\w+$/.test(id) && isKey(key) ? { id, key: new Uint8Array(Buffer.from(key, 'base64')) } : null
  })
  const keys = ring.filter((entry) => entry !== null)
  return keys.length === ring.length && new Set(keys.map((k) => k.id)).size === keys.length ? keys : null
}

/** A PEM file that holds the application's private key and its certificate. */
function readCertificate(
  file: string,
): { privateKey: string; thumbprintSha256: string; ends: number } | null {
  try {
    const pem = readFileSync(file, 'utf8')
    const certificate = new X509Certificate(pem)
    const privateKey = createPrivateKey(pem)
    if (!certificate.checkPrivateKey(privateKey)) return null
    return {
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      thumbprintSha256: certificate.fingerprint256.replaceAll(':', ''),
      ends: certificate.validToDate.getTime(),
    }
  } catch {
    return null
  }
}

/** The id that Next gave the build which is running; null where there is none, as in development. */
function readBuild(): string | null {
  try {
    return readFileSync('.next/BUILD_ID', 'utf8').trim()
  } catch {
    return null
  }
}

function isPostgres(text: string): boolean {
  return /^postgres(ql)?:\/\/[^/]+\/.+/.test(text) && URL.canParse(text)
}

/** Of an export anybody may check who holds this one key; the other settings are none of their business. */
export function auditKeyAlone(): Buffer | null {
  const text = process.env.AUDIT_KEY ?? ''
  return isKey(text) ? Buffer.from(text, 'base64') : null
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const settings = z
  .object({
    TENANT_ID: z
      .string('is missing: the directory (tenant) ID of the app registration.')
      .regex(guid, 'must be a directory (tenant) ID such as 3fb5e1d0-0000-4000-8000-000000000000.')
      .toLowerCase(),
    CLIENT_ID: z
      .string('is missing: the application (client) ID of the app registration.')
      .regex(guid, 'must be an application (client) ID such as 3fb5e1d0-0000-4000-8000-000000000000.')
      .toLowerCase(),
    CLIENT_SECRET: z.string().optional(),
    CLIENT_CERTIFICATE_FILE: z
      .string()
      .transform((file, context) => {
        const certificate = readCertificate(file)
        if (certificate) return certificate
        context.addIssue(
          'must be a readable PEM file with a private key and the certificate that belongs to it.',
        )
        return z.NEVER
      })
      .optional(),
    PUBLIC_ADDRESS: z
      .string('is missing: the address people open, such as https://mystaff.contoso.com.')
      .refine(isPublicAddress, 'must be https://name without a path (http only on localhost or 127.0.0.1).'),
    SESSION_KEY: z.string(`is missing: it ${keyFormat}`).refine(isKey, keyFormat),
    TOKEN_KEYS: z
      .string('is missing: `1:` and 32 random bytes in base64; `openssl rand -base64 32` makes them.')
      .transform((text, context) => {
        const ring = readKeyRing(text)
        if (ring?.[0]) return ring
        context.addIssue('must be `1:key`, or `2:newer,1:older`, each key 32 random bytes in base64.')
        return z.NEVER
      }),
    AUDIT_KEY: z
      .string(`is missing: it ${keyFormat}`)
      .refine(isKey, keyFormat)
      .transform((text) => Buffer.from(text, 'base64')),
    AUDIT_DAYS: whole(30, 3650).default(400),
    ...forwardingSettings,
    TRUSTED_PROXIES: whole(0, 5).optional(),
    CLOUD: z
      .enum(['global', 'us-government', 'us-defense', 'china'], {
        error: 'must be one of global, us-government, us-defense, china.',
      })
      .default('global'),
    DATABASE_FILE: z.string().default('data/my-staff.sqlite'),
    DATABASE_URL: z.string().refine(isPostgres, 'must be postgres://user:password@host/database.').optional(),
    ...ruleSettings,
    STEP_UP_CONTEXT: z
      .string()
      .regex(/^c([1-9]|[1-9]\d)$/, 'must be the id of an authentication context, c1 to c99.')
      .optional(),
    SMS_PROVIDER: z.enum(['microsoft', 'own'], { error: 'must be microsoft or own.' }).default('microsoft'),
    LOG_LEVEL: z
      .enum(['silent', 'error', 'warn', 'info'], { error: 'must be one of silent, error, warn, info.' })
      .default('info'),
  })
  .transform((read) => ({
    tenantId: read.TENANT_ID,
    clientId: read.CLIENT_ID,
    clientSecret: read.CLIENT_SECRET,
    clientCertificate: read.CLIENT_CERTIFICATE_FILE,
    publicAddress: read.PUBLIC_ADDRESS,
    sessionKey: read.SESSION_KEY,
    tokenKeys: read.TOKEN_KEYS,
    auditKey: read.AUDIT_KEY,
    auditLife: read.AUDIT_DAYS * 24 * 3600_000,
    ...forwardingOf(read),
    trustedProxies: read.TRUSTED_PROXIES ?? null,
    login: clouds[read.CLOUD].login,
    graph: clouds[read.CLOUD].graph,
    databaseFile: read.DATABASE_FILE,
    databaseUrl: read.DATABASE_URL,
    ...rulesOf(read),
    stepUpContext: read.STEP_UP_CONTEXT,
    hasOwnSmsProvider: read.SMS_PROVIDER === 'own',
    logLevel: read.LOG_LEVEL,
    // npm tells it to what it starts.
    version: process.env.npm_package_version ?? null,
    build: readBuild(),
    // Next's own, and not a setting: what it builds always says `production`.
    development: process.env.NODE_ENV === 'development',
  }))

type Environment = z.infer<typeof settings>

/** The settings, or every problem with them, one sentence each that starts with the setting's name. */
export function readEnvironment(
  source: Record<string, string | undefined>,
): { environment: Environment } | { problems: string[] } {
  // An empty value is how a compose file or a shell says "not set".
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const read = settings.safeParse(given)
  const problems = read.success
    ? []
    : read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
  if (given.CLIENT_SECRET && given.CLIENT_CERTIFICATE_FILE)
    problems.push('CLIENT_SECRET and CLIENT_CERTIFICATE_FILE are both set: keep one of them.')
  if (!given.CLIENT_SECRET && !given.CLIENT_CERTIFICATE_FILE)
    problems.push(
      'CLIENT_CERTIFICATE_FILE or CLIENT_SECRET is missing: the app has to prove to Entra who it is.',
    )
  if (given.SESSION_KEY && given.TOKEN_KEYS?.includes(given.SESSION_KEY))
    problems.push('TOKEN_KEYS must not hold SESSION_KEY: they protect different things.')
  if (
    given.AUDIT_KEY &&
    [given.SESSION_KEY, given.TOKEN_KEYS].some((other) => other?.includes(given.AUDIT_KEY ?? ''))
  )
    problems.push(
      'AUDIT_KEY must be a key of its own: who can open sessions must not be able to rewrite the trail.',
    )
  problems.push(...forwardingProblems(given))
  if (given.DATABASE_FILE && given.DATABASE_URL)
    problems.push('DATABASE_FILE and DATABASE_URL are both set: keep one of them.')
  if (given.AUTH_TRUST_HOST)
    problems.push('AUTH_TRUST_HOST must not be set: PUBLIC_ADDRESS alone says where the app is.')
  return read.success && problems.length === 0 ? { environment: read.data } : { problems }
}

let known: Environment | undefined

/** The settings of this process. `instrumentation.ts` has refused to start if they were bad. */
export function env(): Environment {
  if (known) return known
  const read = readEnvironment(process.env)
  if ('problems' in read) throw new Error(`Settings: ${read.problems.join(' ')}`)
  // next-auth takes its own address from here, and from nowhere else.
  process.env.NEXTAUTH_URL = read.environment.publicAddress
  known = read.environment
  return known
}

/** Every rule of this process as it is written into its setting, with these changes. */
export function ruleTexts(changes: RuleChanges): Record<RuleName, string> {
  return allTexts({ ...givenRules(process.env), ...changes })
}

/** From now on the rules of this process are those of the environment with these changes. */
export function changeRules(changes: RuleChanges): void {
  Object.assign(env(), readRules({ ...givenRules(process.env), ...changes }))
}

/** What is wrong with the settings of this process; empty when all is well. */
export function environmentProblems(): string[] {
  const read = readEnvironment(process.env)
  return 'problems' in read ? read.problems : []
}
