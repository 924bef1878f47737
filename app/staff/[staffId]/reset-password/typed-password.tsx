'use client'

import { RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/button'
import { CheckList } from '@/components/check-list'
import { Note } from '@/components/note'
import { PasswordField } from '@/components/password-field'
import { Suggestion } from '@/components/suggestion'
import { brokenRules, nameInside, passwordRules, suggestPassword, type Names } from '@/lib/password'
import type { Words } from './words'

type Props = {
  names: Names
  typed: string
  onType: (typed: string) => void
  first: string | null
  error: string | undefined
  words: Words['typed']
}

/** The temporary password of a synchronised person: typed or taken, with its rules as it is typed. */
export function TypedPassword({ names, typed, onType, first, error, words }: Props) {
  const [suggestion, setSuggestion] = useState(first)
  const broken = brokenRules(typed, names)
  const inside = nameInside(typed, names)
  const items = passwordRules.map((rule) => ({
    stateLabel: typed === '' ? undefined : broken.includes(rule) ? words.broken : words.kept,
    state: typed === '' ? ('open' as const) : broken.includes(rule) ? ('broken' as const) : ('kept' as const),
    text: rule === 'name' && inside ? words.nameBroken.replace('{part}', inside) : words.rules[rule],
  }))
  return (
    <>
      <p className="text-sm">{words.lead}</p>
      <PasswordField
        id="newPassword"
        name="newPassword"
        label={words.label}
        error={error}
        value={typed}
        onChange={(event) => onType(event.target.value)}
        maxLength={256}
        required
        showLabel={words.show}
        hideLabel={words.hide}
      />
      <section aria-label={words.rulesLabel}>
        <CheckList items={items} />
      </section>
      {suggestion && (
        <Suggestion
          label={words.suggestion}
          value={suggestion}
          use={
            <Button className="noscript:hidden" onClick={() => onType(suggestion)}>
              {words.use}
            </Button>
          }
          another={
            <Button
              variant="quiet"
              className="noscript:hidden"
              onClick={() => setSuggestion(suggestPassword(names))}
            >
              <RefreshCw aria-hidden size={16} /> {words.another}
            </Button>
          }
        />
      )}
      <Note>{words.serverChecks}</Note>
    </>
  )
}
