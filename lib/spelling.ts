import 'server-only'
import { getTranslations } from 'next-intl/server'

const signs: Record<string, string> = {
  ' ': 'space',
  '!': 'exclamation',
  '"': 'quote',
  '#': 'hash',
  $: 'dollar',
  '%': 'percent',
  '&': 'ampersand',
  "'": 'apostrophe',
  '(': 'open-round',
  ')': 'close-round',
  '*': 'asterisk',
  '+': 'plus',
  ',': 'comma',
  '-': 'hyphen',
  '.': 'period',
  '/': 'slash',
  ':': 'colon',
  ';': 'semicolon',
  '<': 'less',
  '=': 'equals',
  '>': 'greater',
  '?': 'question',
  '@': 'at',
  '[': 'open-square',
  '\\': 'backslash',
  ']': 'close-square',
  '^': 'caret',
  _: 'underscore',
  '`': 'grave',
  '{': 'open-curly',
  '|': 'bar',
  '}': 'close-curly',
  '~': 'tilde',
}

export type Spelled = { character: string; words: string }

/** A secret, character by character, in the words people use on the phone in the reader's language. */
export async function spellOut(secret: string): Promise<Spelled[]> {
  const t = await getTranslations('spelling')
  return [...secret].map((character) => {
    if (/[A-Z]/.test(character))
      return { character, words: t('capital', { word: t(character.toLowerCase()) }) }
    const key = /[a-z0-9]/.test(character) ? character : signs[character]
    return { character, words: key ? t(key) : character }
  })
}
