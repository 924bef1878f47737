import { expect, test } from 'vitest'
import { readEnvironment } from '@/lib/env'
import { settings } from '../pretend'

function problems(change: Record<string, string | undefined>): string[] {
  const read = readEnvironment({ ...settings, ...change })
  return 'problems' in read ? read.problems : []
}

test('good settings are taken', () => {
  expect(problems({})).toEqual([])
})

test('every problem is named in one list', () => {
  expect(readEnvironment({})).toMatchObject({ problems: { length: 7 } })
})

test.each([
  ['TENANT_ID', 'contoso'],
  ['CLIENT_ID', undefined],
  ['CLIENT_SECRET', undefined],
  ['CLIENT_CERTIFICATE_FILE', '/nowhere.pem'],
  ['PUBLIC_ADDRESS', 'http://mystaff.contoso.com'],
  ['PUBLIC_ADDRESS', 'https://mystaff.contoso.com/path'],
  ['PUBLIC_ADDRESS', 'https://user@mystaff.contoso.com'],
  ['PUBLIC_ADDRESS', 'mystaff.contoso.com'],
  ['SESSION_KEY', 'short'],
  ['TOKEN_KEYS', '1:short'],
  ['TOKEN_KEYS', settings.SESSION_KEY],
  ['TOKEN_KEYS', `1:${settings.SESSION_KEY}`],
  ['AUDIT_KEY', undefined],
  ['AUDIT_KEY', 'short'],
  ['AUDIT_KEY', settings.SESSION_KEY],
  ['AUDIT_KEY', settings.TOKEN_KEYS?.slice(2)],
  ['AUDIT_DAYS', '29'],
  ['AUDIT_DAYS', '3651'],
  ['TRUSTED_PROXIES', '-1'],
  ['CLOUD', 'https://graph.evil.example'],
  ['LOG_LEVEL', 'debug'],
  ['AUTH_TRUST_HOST', 'true'],
  ['DATABASE_URL', 'mysql://db/my-staff'],
  ['DATABASE_URL', 'postgres://db/my-staff'], // beside DATABASE_FILE
  ['SESSION_IDLE_MINUTES', '4'],
  ['SESSION_IDLE_MINUTES', 'never'],
  ['SESSION_HOURS', '13'],
  ['STEP_UP_MINUTES', '0.5'],
  ['STEP_UP_CONTEXT', 'c100'],
  ['LIMIT_10_MINUTES', '0'],
  ['LIMIT_DAY', 'none'],
  ['LIMIT_PERSON_HOUR', '-1'],
  ['ALARM_TENANT_HOUR', '1.5'],
  ['EVIDENCE', 'yes'],
  ['REASON', 'always'],
  ['SMS_PROVIDER', 'theirs'],
  ['PASS', 'yes'],
  ['PASS_MINUTES', '480'],
  ['PASS_MINUTES', '480-60'],
  ['PASS_MINUTES', '9-60'],
  ['PASS_MINUTES', '60-43201'],
  ['QR_CODE', 'maybe'],
  ['METHODS', '1'],
  ['SIGN_OUT', 'never'],
  ['BLOCK', 'no'],
  ['AUDIT_WEBHOOK_URL', 'http://127.0.0.1/audit'],
  ['AUDIT_WEBHOOK_URL', 'https://user:word@logs.contoso.com/'],
  ['AUDIT_WEBHOOK_SECRET', 'short'],
  ['AUDIT_SYSLOG', 'logs.contoso.com'],
  ['AUDIT_SYSLOG', 'udp://logs.contoso.com:514'],
  ['AUDIT_SYSLOG', 'tcp://logs.contoso.com:601/path'],
])('%s set to %s is refused by name', (name, value) => {
  expect(problems({ [name]: value }).join('\n')).toContain(name)
})

const webhook = {
  AUDIT_WEBHOOK_URL: 'https://logs.contoso.com/audit?key=1',
  AUDIT_WEBHOOK_SECRET: Buffer.alloc(32, 9).toString('base64'),
}

test('a webhook and its secret belong together, and the secret is none of the other keys', () => {
  expect(problems(webhook)).toEqual([])
  expect(problems({ ...webhook, AUDIT_WEBHOOK_SECRET: '' })).toHaveLength(1)
  expect(problems({ ...webhook, AUDIT_WEBHOOK_URL: '' })).toHaveLength(1)
  for (const other of [settings.AUDIT_KEY, settings.SESSION_KEY, settings.TOKEN_KEYS?.slice(2)])
    expect(problems({ ...webhook, AUDIT_WEBHOOK_SECRET: other }).join()).toContain('a key of its own')
})

test.each([
  ['logs.contoso.com:6514', { host: 'logs.contoso.com', port: 6514, tls: true }],
  ['tls://10.0.0.7:6514', { host: '10.0.0.7', port: 6514, tls: true }],
  ['tcp://[::1]:601', { host: '::1', port: 601, tls: false }],
])('the collector %s is spoken to as it says', (AUDIT_SYSLOG, syslog) => {
  expect(readEnvironment({ ...settings, AUDIT_SYSLOG })).toMatchObject({ environment: { syslog } })
})

test('a problem never repeats a secret', () => {
  const told = problems({
    SESSION_KEY: 'hunter2',
    TOKEN_KEYS: 'hunter3',
    AUDIT_KEY: 'hunter5',
    AUDIT_WEBHOOK_URL: 'http://logs.contoso.com/hunter6',
    AUDIT_WEBHOOK_SECRET: 'hunter7',
    CLIENT_SECRET: 'hunter4',
    TENANT_ID: '',
  }).join()
  expect(told).not.toMatch(/hunter/)
})

test.each([
  ['global', 'https://graph.microsoft.com'],
  ['us-government', 'https://graph.microsoft.us'],
  ['us-defense', 'https://dod-graph.microsoft.us'],
  ['china', 'https://microsoftgraph.chinacloudapi.cn'],
])('the cloud %s has its own Graph', (CLOUD, graph) => {
  expect(readEnvironment({ ...settings, CLOUD })).toMatchObject({ environment: { graph } })
})
