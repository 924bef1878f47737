import 'server-only'
import { Profanity } from '@2toad/profanity'
import { isUnfit } from './unfit-words'

/** Lists that were made to be handed to people. For other languages letters and digits are drawn. */
const lists: Record<string, () => Promise<readonly string[]>> = {
  // The long list of the EFF, made for this. eff.org/dice
  en: async () => (await import('@zxcvbn-ts/language-common')).dictionary['diceware-common'],
  de: async () => (await import('./words-de')).germanWords,
  // The lists of BIP-39, made to be told apart. github.com/bitcoin/bips/tree/master/bip-0039
  fr: async () => (await import('@scure/bip39/wordlists/french.js')).wordlist,
  es: async () => (await import('@scure/bip39/wordlists/spanish.js')).wordlist,
  it: async () => (await import('@scure/bip39/wordlists/italian.js')).wordlist,
  pt: async () => (await import('@scure/bip39/wordlists/portuguese.js')).wordlist,
}

const known = new Map<string, Promise<readonly string[]>>()

/** The words of a language (`fr-CA`) that may be handed to anybody, each once and capitalised; none without a list. */
export async function wordsOf(tag: string): Promise<readonly string[]> {
  const language = (tag.split('-')[0] ?? '').toLowerCase()
  const read = Object.hasOwn(lists, language) ? lists[language] : undefined
  if (!read) return []
  const words = known.get(language) ?? read().then((list) => clean(list, language))
  known.set(language, words)
  return words
}

/** Microsoft takes no accents, and no word of these lists is told from another by one. */
function clean(list: readonly string[], language: string): readonly string[] {
  const rude = new Profanity({ languages: ['en', language], wholeWord: true })
  const plain = list
    .filter((word) => !rude.exists(word))
    .map((word) => word.normalize('NFD').replaceAll(/\P{ASCII}/gu, ''))
    .filter((word) => /^[a-z]{3,9}$/.test(word) && !rude.exists(word) && !isUnfit(word))
  return [...new Set(plain)].map((word) => word.charAt(0).toUpperCase() + word.slice(1))
}
