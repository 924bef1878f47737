import { createHash } from 'node:crypto'
import { z } from 'zod'
import { permissionsWith } from '@/lib/auth/scopes'
import { contrastOf, leastContrast } from '@/lib/brand'
import { ruleTexts } from '@/lib/env'
import { isFit, largestPicture } from '@/lib/picture'
import { readRules, ruleNames, ruleSettings, type RuleChanges, type RuleName } from '@/lib/rule-settings'
import type { LogoChange, StoredRules } from '@/lib/store/rules'
import { kinds, settable } from './fields'

export type RulesInput = {
  /** What the form was filled in from. */
  before: StoredRules
  /** What is to differ from the environment. */
  changes: RuleChanges
  logo: LogoChange
  /** What becomes of what, by the names of the settings, for the trail. */
  what: Record<string, string>
}

type Texts = Record<RuleName, string>
const version = z.coerce.number().int().min(0)

/**
 * Messages are keys of `setup.rules.invalid`. `LOGO`: a picture in base64. `granted`: the permissions that everybody has
 * consented to, where that can be told.
 */
export function rulesSchema(now: StoredRules, granted: string[] | null): z.ZodType<RulesInput> {
  return z.record(z.string(), z.string()).transform((sent, context) => {
    const fault = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message })
    const seen = version.safeParse(sent.version).data ?? -1
    const [given, before] = [textsOf(ruleTexts({})), textsOf(ruleTexts(now.changes))]
    const texts = textsOf(sent)
    const changed = ruleNames.filter((name) => texts[name] !== before[name])
    for (const name of changed) {
      // What the environment says may be more than is set here.
      const found = texts[name] === given[name] ? null : faultOf(name, texts[name])
      if (found) fault(name, found)
    }
    const logo = logoOf(sent)
    if (typeof logo === 'string') fault('LOGO', logo)
    if (context.issues.length === 0)
      for (const name of withoutConsent(before, texts, granted)) fault(name, 'consent')
    if (context.issues.length === 0 && changed.length === 0 && logo === undefined) fault('nothing', 'nothing')
    if (context.issues.length > 0 || typeof logo === 'string') return z.NEVER

    const differing = ruleNames.filter((name) => texts[name] !== given[name])
    return {
      before: { ...now, version: seen },
      changes: Object.fromEntries(differing.map((name) => [name, texts[name]])),
      logo,
      what: {
        ...Object.fromEntries(changed.map((name) => [name, toldOf(name, before[name], texts[name])])),
        ...(logo !== undefined && { LOGO: logo?.hash ?? '–' }),
      },
    }
  })
}

/** Whom to ask is often somebody's name and number: the trail keeps such for good, so it keeps none. */
function toldOf(name: RuleName, before: string, after: string): string {
  return name === 'SUPPORT_CONTACT' ? '•' : `${before || '–'} → ${after || '–'}`
}

/** What does not show, or turns the line around it, is of no use in a text that others read. */
const unseen = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

function textsOf(sent: Partial<Record<string, string>>): Texts {
  return Object.fromEntries(
    ruleNames.map((name) => {
      const text = (sent[name] ?? '').replaceAll(unseen, '').trim()
      if (kinds[name] === 'switch') return [name, text === 'on' ? 'on' : 'off']
      return [name, kinds[name] === 'colour' ? text.toLowerCase() : text]
    }),
  ) as Texts
}

function faultOf(name: RuleName, text: string): string | null {
  const kind = kinds[name]
  if (text === '') return kind === 'text' || kind === 'colour' ? null : kind
  if (!ruleSettings[name].safeParse(text).success) return kind
  const [least = 0, most = Infinity] = (settable as Partial<Record<RuleName, readonly number[]>>)[name] ?? []
  if (kind === 'number' && (Number(text) < least || Number(text) > most)) return kind
  return kind === 'colour' && contrastOf(text) < leastContrast ? 'contrast' : null
}

/** Features that take a permission nobody has consented to: switched on, they would sign everybody out. */
function withoutConsent(before: Texts, texts: Texts, granted: string[] | null): RuleName[] {
  const asked = (rules: Texts) => {
    const { features } = readRules(rules)
    return permissionsWith((one) => features[one] !== false)
  }
  const had = asked(before)
  return ruleNames.filter((name) => {
    if (kinds[name] !== 'switch' || texts[name] === before[name] || texts[name] === 'off') return false
    const added = asked({ ...before, [name]: 'on' }).filter((one) => !had.includes(one))
    // What cannot be seen is not taken for given.
    return added.some((one) => !granted?.includes(one))
  })
}

function logoOf({ LOGO: sent = '', removeLogo }: Record<string, string>): LogoChange | string {
  if (sent === '') return removeLogo === 'on' ? null : undefined
  const bytes = new Uint8Array(Buffer.from(sent, 'base64'))
  if (bytes.length > largestPicture) return 'logo-large'
  if (!isFit(bytes)) return 'logo-kind'
  return { bytes, hash: createHash('sha256').update(bytes).digest('base64url').slice(0, 22) }
}
