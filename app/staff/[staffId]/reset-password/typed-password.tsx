'use client'

import { RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/button'
import { CheckList } from '@/components/check-list'
import { Note } from '@/components/note'
import { PasswordField } from '@/components/password-field'
import { Suggestion } from '@/components/suggestion'
import { useEarlyInput } from '@/components/use-early-input'
import { brokenRules, nameInside, passwordRules, type Names, type Weigh } from '@/lib/password'
import { useSuggestion } from './use-suggestion'
import type { Words } from './words'

type Props = {
  names: Names
  isOptional: boolean
  typed: string
  onType: (typed: string) => void
  language: string
  /** For a browser that draws none itself. */
  first: string | null
  error: string | undefined
  words: Words['typed']
}

/**
 * The temporary password, typed or taken, with its rules as it is typed. The list of well-known passwords is large: it is
 * fetched when the field is entered or a suggestion is taken, and says here what it says on the server.
 */
export function TypedPassword({ names, isOptional, typed, onType, language, first, error, words }: Props) {
  const [weigh, setWeigh] = useState<Weigh | null>(null)
  const { suggestion, again } = useSuggestion(names, language)
  const field = useEarlyInput<HTMLInputElement>(({ value }) => value, typed, onType)

  function enter() {
    // Without it those rules stay open, and the server says what it thinks.
    import('@/lib/password-strength').then(
      (module) => setWeigh(() => module.weigh),
      () => {},
    )
  }

  function use() {
    if (suggestion) onType(suggestion)
    enter()
  }

  return (
    <>
      <PasswordField
        ref={field}
        id="newPassword"
        name="newPassword"
        label={words.label}
        optionalLabel={isOptional ? words.optional : undefined}
        hint={isOptional ? words.leaveEmpty : undefined}
        error={error}
        value={typed}
        onFocus={enter}
        onChange={(event) => onType(event.target.value)}
        required={!isOptional}
        showLabel={words.show}
        hideLabel={words.hide}
      />
      <section aria-label={words.rulesLabel}>
        <Rules names={names} typed={typed} weigh={weigh} words={words} />
      </section>
      {/* A browser that draws suggestions itself does not show the one that came with the page. */}
      <noscript>{first && <Suggestion label={words.suggestion} value={first} />}</noscript>
      <div className="noscript:hidden">
        <Suggestion
          label={words.suggestion}
          value={suggestion ?? '\u00a0'}
          // A tap before there is one would do nothing.
          use={
            <Button onClick={use} disabled={!suggestion}>
              {words.use}
            </Button>
          }
          another={
            <Button variant="quiet" onClick={again} disabled={!suggestion}>
              <RefreshCw aria-hidden size={16} /> {words.another}
            </Button>
          }
        />
      </div>
      <Note>{words.alsoChecks}</Note>
    </>
  )
}

type RulesProps = { names: Names; typed: string; weigh: Weigh | null; words: Words['typed'] }

function Rules({ names, typed, weigh, words }: RulesProps) {
  const broken = brokenRules(typed, names, weigh)
  const inside = nameInside(typed, names)
  const items = passwordRules.map((rule) => {
    const isOpen = typed === '' || (weigh === null && (rule === 'common' || rule === 'guessable'))
    const isBroken = broken.includes(rule)
    return {
      stateLabel: isOpen ? undefined : isBroken ? words.broken : words.kept,
      state: isOpen ? ('open' as const) : isBroken ? ('broken' as const) : ('kept' as const),
      text: rule === 'name' && inside ? words.nameBroken.replace('{part}', inside) : words.rules[rule],
    }
  })
  return <CheckList items={items} />
}
