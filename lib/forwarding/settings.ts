import 'server-only'
import { z } from 'zod'
import { isKey, keyFormat } from '../secret-key'

/** Where records are sent to, one request for a few of them. */
export type WebhookPlace = { url: string; secret: Buffer }
/** `ca`: who vouches for the receiver, instead of those whom Node trusts. */
export type SyslogPlace = { host: string; port: number; tls: boolean; ca?: string }

/** `host:port` speaks TLS; without it only whoever says `tcp://`, for a collector on the same machine or a network of its own. */
function readSyslog(text: string): SyslogPlace | null {
  const url = URL.parse(text.includes('://') ? text : `tls://${text}`)
  if (!url?.hostname || !url.port || !['tls:', 'tcp:'].includes(url.protocol)) return null
  if (url.username || url.password || url.search || url.hash || !/^\/?$/.test(url.pathname)) return null
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  return { host, port: Number(url.port), tls: url.protocol === 'tls:' }
}

function isWebhook(text: string): boolean {
  const url = URL.parse(text)
  return url?.protocol === 'https:' && !url.username && !url.password && !url.hash
}

/** The settings of forwarding the audit trail, each of them optional. */
export const forwardingSettings = {
  AUDIT_WEBHOOK_URL: z
    .string()
    .refine(isWebhook, 'must be an address that begins with https:// and holds no name or password.')
    .optional(),
  AUDIT_WEBHOOK_SECRET: z
    .string()
    .refine(isKey, keyFormat)
    .transform((text) => Buffer.from(text, 'base64'))
    .optional(),
  AUDIT_SYSLOG: z
    .string()
    .transform((text, context) => {
      const place = readSyslog(text)
      if (place) return place
      context.addIssue('must be host:port for TLS, such as logs.contoso.com:6514, or tcp://host:port.')
      return z.NEVER
    })
    .optional(),
}

type Read = {
  AUDIT_WEBHOOK_URL?: string | undefined
  AUDIT_WEBHOOK_SECRET?: Buffer | undefined
  AUDIT_SYSLOG?: SyslogPlace | undefined
}

export function forwardingOf({ AUDIT_WEBHOOK_URL: url, AUDIT_WEBHOOK_SECRET: secret, AUDIT_SYSLOG }: Read): {
  webhook: WebhookPlace | null
  syslog: SyslogPlace | null
} {
  return { webhook: url && secret ? { url, secret } : null, syslog: AUDIT_SYSLOG ?? null }
}

/** What is wrong with these settings together. */
export function forwardingProblems(given: Record<string, string | undefined>): string[] {
  const { AUDIT_WEBHOOK_URL: url, AUDIT_WEBHOOK_SECRET: secret } = given
  const problems: string[] = []
  if (url && !secret)
    problems.push('AUDIT_WEBHOOK_SECRET is missing: with it the receiver knows what comes from here.')
  if (secret && !url) problems.push('AUDIT_WEBHOOK_URL is missing: AUDIT_WEBHOOK_SECRET is for nothing else.')
  const others = [given.SESSION_KEY, given.TOKEN_KEYS, given.AUDIT_KEY]
  if (secret && others.some((other) => other?.includes(secret)))
    problems.push('AUDIT_WEBHOOK_SECRET must be a key of its own: the receiver has it too.')
  return problems
}
