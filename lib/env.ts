import 'server-only'
import { X509Certificate, createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { forwardingOf, forwardingProblems, forwardingSettings } from './forwarding/settings'
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

function whole(least: number, most: number) {
  const problem = `must be a whole number from ${least} to ${most}.`
  return z.coerce.number(problem).int(problem).min(least, problem).max(most, problem)
}

function asked(): z.ZodType<'off' | 'optional' | 'required', unknown> {
  return z
    .enum(['off', 'optional', 'required'], { error: 'must be one of off, optional, required.' })
    .default('off')
}

/** `60-480`: from the one to the other, both within Graph's own limits of a pass. */
function readMinutes(text: string): { least: number; most: number } | null {
  const [, least = NaN, most = NaN] = (/^(\d{1,5})-(\d{1,5})$/.exec(text) ?? []).map(Number)
  return least >= 10 && least <= most && most <= 43_200 ? { least, most } : null
}

function feature() {
  return z
    .enum(['on', 'off'], { error: 'must be on or off.' })
    .default('on')
    .transform((text) => text === 'on')
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
    SESSION_IDLE_MINUTES: whole(5, 60).default(30),
    SESSION_HOURS: whole(1, 12).default(8),
    STEP_UP_MINUTES: whole(1, 480).default(30),
    STEP_UP_CONTEXT: z
      .string()
      .regex(/^c([1-9]|[1-9]\d)$/, 'must be the id of an authentication context, c1 to c99.')
      .optional(),
    LIMIT_10_MINUTES: whole(1, 1_000_000).default(20),
    LIMIT_DAY: whole(1, 1_000_000).default(60),
    LIMIT_PERSON_HOUR: whole(1, 1_000_000).default(3),
    ALARM_TENANT_HOUR: whole(1, 1_000_000).default(300),
    TYPED_PASSWORDS: z.enum(['off', 'on'], { error: 'must be off or on.' }).default('off'),
    SIGN_OUT_AFTER_RESET: z
      .enum(['ask', 'always', 'never'], { error: 'must be one of ask, always, never.' })
      .default('ask'),
    EVIDENCE: asked(),
    REASON: asked(),
    PASS: feature(),
    PASS_MINUTES: z
      .string()
      .default('60-480')
      .transform((text, context) => {
        const range = readMinutes(text)
        if (range) return range
        context.addIssue(
          'must be the shortest and the longest lifetime in minutes within 10-43200, such as 60-480.',
        )
        return z.NEVER
      }),
    QR_CODE: feature(),
    METHODS: feature(),
    SIGN_OUT: feature(),
    BLOCK: feature(),
    SUPPORT_CONTACT: z.string().max(80, 'must be at most 80 characters.').optional(),
    NOTICE: z.string().max(60, 'must be at most 60 characters.').optional(),
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
    idleLimit: read.SESSION_IDLE_MINUTES * 60_000,
    absoluteLimit: read.SESSION_HOURS * 3600_000,
    stepUpLimit: read.STEP_UP_MINUTES * 60_000,
    stepUpContext: read.STEP_UP_CONTEXT,
    limits: {
      tenMinutes: read.LIMIT_10_MINUTES,
      day: read.LIMIT_DAY,
      personHour: read.LIMIT_PERSON_HOUR,
      alarmHour: read.ALARM_TENANT_HOUR,
    },
    typesPasswords: read.TYPED_PASSWORDS === 'on',
    signOutAfterReset: read.SIGN_OUT_AFTER_RESET,
    evidence: read.EVIDENCE,
    reason: read.REASON,
    /** Those that a tenant administrator can switch off; what is not named here is always on. */
    features: {
      'temporary-access-pass': read.PASS,
      'qr-code': read.QR_CODE,
      methods: read.METHODS,
      'sign-out': read.SIGN_OUT,
      block: read.BLOCK,
      unblock: read.BLOCK,
    } as Partial<Record<string, boolean>>,
    passMinutes: read.PASS_MINUTES,
    supportContact: read.SUPPORT_CONTACT,
    notice: read.NOTICE,
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

/** What is wrong with the settings of this process; empty when all is well. */
export function environmentProblems(): string[] {
  const read = readEnvironment(process.env)
  return 'problems' in read ? read.problems : []
}
