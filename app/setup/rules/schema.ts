import { createHash } from 'node:crypto'
import { z } from 'zod'
import { contrastOf, leastContrast } from '@/lib/brand'
import { pictureType } from '@/lib/picture-type'
import { ruleTexts } from '@/lib/env'
import { ruleNames, ruleSettings, type RuleChanges, type RuleName } from '@/lib/rule-settings'
import type { LogoChange, StoredRules } from '@/lib/store/rules'
import { kinds } from './fields'

export const largestLogo = 100 * 1024

export type RulesInput = {
  version: number
  /** What is to differ from the environment. */
  changes: RuleChanges
  logo: LogoChange
  /** What becomes of what, for the trail. */
  what: string
}

/** Messages are keys of `setup.rules.invalid`. `LOGO`: a picture in base64. */
export function rulesSchema(now: StoredRules): z.ZodType<RulesInput> {
  return z.record(z.string(), z.string()).transform((sent, context) => {
    const fault = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message })
    const texts = Object.fromEntries(ruleNames.map((name) => [name, textOf(name, sent[name])])) as Record<
      RuleName,
      string
    >
    for (const name of ruleNames) {
      const found = faultOf(name, texts[name])
      if (found) fault(name, found)
    }
    const logo = logoOf(sent)
    if (typeof logo === 'string') fault('LOGO', logo)

    const before = ruleTexts(now.changes)
    const changed = ruleNames.filter((name) => texts[name] !== before[name])
    const what = changed.map((name) => `${name}: ${before[name] || '–'} → ${texts[name] || '–'}`)
    if (logo !== undefined) what.push(logo === null ? 'LOGO: –' : 'LOGO')
    if (context.issues.length === 0 && what.length === 0) fault('nothing', 'nothing')
    if (context.issues.length > 0 || typeof logo === 'string') return z.NEVER

    const given = ruleTexts({})
    const changes = Object.fromEntries(
      ruleNames.filter((name) => texts[name] !== given[name]).map((name) => [name, texts[name]]),
    )
    return { version: Number(sent.version), changes, logo, what: what.join('; ') }
  })
}

function textOf(name: RuleName, sent: string | undefined): string {
  if (kinds[name] === 'switch') return sent === 'on' ? 'on' : 'off'
  const text = (sent ?? '').trim()
  return kinds[name] === 'colour' ? text.toLowerCase() : text
}

function faultOf(name: RuleName, text: string): string | null {
  const kind = kinds[name]
  if (text === '') return kind === 'text' || kind === 'colour' ? null : kind
  if (!ruleSettings[name].safeParse(text).success) return kind
  return kind === 'colour' && contrastOf(text) < leastContrast ? 'contrast' : null
}

function logoOf({ LOGO: sent = '', removeLogo }: Record<string, string>): LogoChange | string {
  if (sent === '') return removeLogo === 'on' ? null : undefined
  const bytes = new Uint8Array(Buffer.from(sent, 'base64'))
  if (bytes.length > largestLogo) return 'logo-large'
  if (pictureType(bytes) === null) return 'logo-kind'
  return { bytes, hash: createHash('sha256').update(bytes).digest('base64url').slice(0, 22) }
}
