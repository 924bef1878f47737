import { randomBytes } from 'node:crypto'
import type { Manager } from '@/lib/auth/session'
import { clientId, clientSecret, tenantId } from './simulator/tenant'

/** What tests/setup.ts fakes of Next, and what a test may change about it. */
export const pretend: { manager: Manager | null; headers: Record<string, string> } = {
  manager: null,
  headers: {},
}

const publicAddress = 'https://mystaff.contoso.example'

export const settings: Record<string, string> = {
  TENANT_ID: tenantId,
  CLIENT_ID: clientId,
  CLIENT_SECRET: clientSecret,
  PUBLIC_ADDRESS: publicAddress,
  SESSION_KEY: randomBytes(32).toString('base64'),
  TOKEN_KEYS: `1:${randomBytes(32).toString('base64')}`,
  AUDIT_KEY: randomBytes(32).toString('base64'),
  DATABASE_FILE: ':memory:',
  // Most tests change the same few people again and again; those about limits set their own.
  LIMIT_10_MINUTES: '1000000',
  LIMIT_DAY: '1000000',
  LIMIT_PERSON_HOUR: '1000000',
  ALARM_TENANT_HOUR: '1000000',
  SUPPORT_CONTACT: 'extension 4400',
  LOG_LEVEL: 'silent',
}

/** The headers that a browser sends with a form of our own page. */
export const ownForm = { origin: publicAddress, 'sec-fetch-site': 'same-origin', 'accept-language': 'en' }
