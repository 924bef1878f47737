import { z } from 'zod'

/** What a number may be, in the environment and in Setup. */
export const bounds = {
  SESSION_IDLE_MINUTES: [5, 60],
  SESSION_HOURS: [1, 12],
  STEP_UP_MINUTES: [1, 480],
  LIMIT_10_MINUTES: [1, 1_000_000],
  LIMIT_DAY: [1, 1_000_000],
  LIMIT_PERSON_HOUR: [1, 1_000_000],
  ALARM_TENANT_HOUR: [1, 1_000_000],
} as const

/** And how long a text. */
export const lengths = {
  LOCATIONS_WORD: 30,
  SUPPORT_CONTACT: 80,
  NOTICE: 60,
  SIGN_IN_NOTICE: 300,
  BRAND_NAME: 40,
} as const

export function whole(least: number, most: number) {
  const problem = `must be a whole number from ${least} to ${most}.`
  return z.coerce.number(problem).int(problem).min(least, problem).max(most, problem)
}

function within(name: keyof typeof bounds) {
  const [least, most] = bounds[name]
  return whole(least, most)
}

function text(name: keyof typeof lengths) {
  return z.string().trim().max(lengths[name], `must be at most ${lengths[name]} characters.`).optional()
}

/** It stands within sentences, in which these signs mean something. */
function word(name: keyof typeof lengths) {
  return text(name).transform((read) => read?.replaceAll(/[{}<>]/g, ''))
}

function oneOf<const Choice extends string>(...choices: Choice[]) {
  return z.enum(choices, { error: `must be one of ${choices.join(', ')}.` })
}

function feature() {
  return z
    .enum(['on', 'off'], { error: 'must be on or off.' })
    .default('on')
    .transform((read) => read === 'on')
}

/** `60-480`: from the one to the other, both within Graph's own limits of a pass. */
function readMinutes(read: string): { least: number; most: number } | null {
  const [, least = NaN, most = NaN] = (/^(\d{1,5})-(\d{1,5})$/.exec(read) ?? []).map(Number)
  return least >= 10 && least <= most && most <= 43_200 ? { least, most } : null
}

/** The settings that may be changed in Setup, Rules, while the app runs; the environment says what they are until then. */
export const ruleSettings = {
  SESSION_IDLE_MINUTES: within('SESSION_IDLE_MINUTES').default(30),
  SESSION_HOURS: within('SESSION_HOURS').default(8),
  STEP_UP_MINUTES: within('STEP_UP_MINUTES').default(30),
  LIMIT_10_MINUTES: within('LIMIT_10_MINUTES').default(20),
  LIMIT_DAY: within('LIMIT_DAY').default(60),
  LIMIT_PERSON_HOUR: within('LIMIT_PERSON_HOUR').default(3),
  ALARM_TENANT_HOUR: within('ALARM_TENANT_HOUR').default(300),
  TYPED_PASSWORDS: z.enum(['off', 'on'], { error: 'must be off or on.' }).default('off'),
  SIGN_OUT_AFTER_RESET: oneOf('ask', 'always', 'never').default('ask'),
  EVIDENCE: oneOf('off', 'optional', 'required').default('off'),
  REASON: oneOf('off', 'optional', 'required').default('off'),
  PASS: feature(),
  PASS_MINUTES: z
    .string()
    .default('60-480')
    .transform((read, context) => {
      const range = readMinutes(read)
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
  LOCATIONS_WORD: word('LOCATIONS_WORD'),
  SUPPORT_CONTACT: text('SUPPORT_CONTACT'),
  NOTICE: text('NOTICE'),
  SIGN_IN_NOTICE: text('SIGN_IN_NOTICE'),
  BRAND_NAME: word('BRAND_NAME'),
  BRAND_ACCENT: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'must be a colour such as #0b5c70.')
    .optional(),
}

export type RuleName = keyof typeof ruleSettings

export const ruleNames = Object.keys(ruleSettings) as RuleName[]

const rules = z.object(ruleSettings)

/** What the settings mean. */
export function rulesOf(read: z.infer<typeof rules>) {
  return {
    idleLimit: read.SESSION_IDLE_MINUTES * 60_000,
    absoluteLimit: read.SESSION_HOURS * 3600_000,
    stepUpLimit: read.STEP_UP_MINUTES * 60_000,
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
    locationsWord: read.LOCATIONS_WORD,
    supportContact: read.SUPPORT_CONTACT,
    notice: read.NOTICE,
    signInNotice: read.SIGN_IN_NOTICE,
    brand: { name: read.BRAND_NAME, accent: read.BRAND_ACCENT?.toLowerCase() },
  }
}

export type Rules = ReturnType<typeof rulesOf>

/** What was changed in Setup, by the names of the settings; an empty text takes away what the environment says. */
export type RuleChanges = Partial<Record<RuleName, string>>

/** The settings of rules as the environment has them. */
export function givenRules(source: Record<string, string | undefined>): RuleChanges {
  return Object.fromEntries(ruleNames.flatMap((name) => (source[name] ? [[name, source[name]]] : [])))
}

/** The names of those that are not what their setting may be. */
export function unfitRules(changes: RuleChanges): RuleName[] {
  return ruleNames.filter((name) => changes[name] && !ruleSettings[name].safeParse(changes[name]).success)
}

/** Rules from texts, each of which fits its setting. */
export function readRules(texts: RuleChanges): Rules {
  return rulesOf(rules.parse(Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''))))
}

/** Every rule as it is written into its setting. */
export function allTexts(given: RuleChanges): Record<RuleName, string> {
  return Object.fromEntries(
    ruleNames.map((name) => [name, given[name] ?? written(ruleSettings[name].parse(undefined))]),
  ) as Record<RuleName, string>
}

function written(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  if (typeof value !== 'object' || value === null) return String(value ?? '')
  const { least, most } = value as { least: number; most: number }
  return `${least}-${most}`
}
