import { bounds, type RuleName } from '@/lib/rule-settings'

type Kind = 'switch' | 'choice' | 'number' | 'text' | 'minutes' | 'colour'

/** What may be set, in the order of the page. The words are in `setup.rules.fields`. */
export const sections = [
  {
    id: 'features',
    fields: {
      PASS: 'switch',
      PASS_MINUTES: 'minutes',
      QR_CODE: 'switch',
      METHODS: 'switch',
      SIGN_OUT: 'switch',
      BLOCK: 'switch',
    },
  },
  { id: 'passwords', fields: { SIGN_OUT_AFTER_RESET: 'choice', TYPED_PASSWORDS: 'switch' } },
  { id: 'sure', fields: { EVIDENCE: 'choice', REASON: 'choice' } },
  {
    id: 'limits',
    fields: {
      LIMIT_10_MINUTES: 'number',
      LIMIT_DAY: 'number',
      LIMIT_PERSON_HOUR: 'number',
      ALARM_TENANT_HOUR: 'number',
    },
  },
  {
    id: 'session',
    fields: { SESSION_IDLE_MINUTES: 'number', SESSION_HOURS: 'number', STEP_UP_MINUTES: 'number' },
  },
  {
    id: 'words',
    fields: { LOCATIONS_WORD: 'text', SUPPORT_CONTACT: 'text', NOTICE: 'text', SIGN_IN_NOTICE: 'text' },
  },
  { id: 'brand', fields: { BRAND_NAME: 'text', BRAND_ACCENT: 'colour' } },
] as const satisfies { id: string; fields: Partial<Record<RuleName, Kind>> }[]

export const kinds: Record<RuleName, Kind> = Object.assign({}, ...sections.map(({ fields }) => fields))

/** What may be set here; the environment takes more, for whoever has a reason. Nobody shuts out themselves and everybody else. */
export const settable = {
  SESSION_IDLE_MINUTES: bounds.SESSION_IDLE_MINUTES,
  SESSION_HOURS: bounds.SESSION_HOURS,
  STEP_UP_MINUTES: [5, 480],
  LIMIT_10_MINUTES: [5, 1_000],
  LIMIT_DAY: [5, 10_000],
  LIMIT_PERSON_HOUR: [1, 100],
  ALARM_TENANT_HOUR: [10, 100_000],
} as const satisfies Record<keyof typeof bounds, readonly [number, number]>

export const choices = {
  SIGN_OUT_AFTER_RESET: ['ask', 'always', 'never'],
  EVIDENCE: ['off', 'optional', 'required'],
  REASON: ['off', 'optional', 'required'],
} as const satisfies Partial<Record<RuleName, string[]>>
