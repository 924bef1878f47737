/** Rules and suggestions for a temporary password that a manager types; the same in the browser and on the server. */

export const passwordRules = ['length', 'kinds', 'characters', 'name'] as const
type PasswordRule = (typeof passwordRules)[number]

/** Whose password it is: none of these may be part of it. */
export type Names = { name: string; givenName: string | null; surname: string | null; signInName: string }

function nameParts({ name, givenName, surname, signInName }: Names): string[] {
  const local = signInName.split('@')[0] ?? ''
  const words = [name, givenName ?? '', surname ?? '', local].join(' ').toLowerCase()
  return [...new Set(words.split(/[^\p{L}\p{N}]+/u))].filter((part) => part.length >= 3)
}

/** The part of a name that the password holds, or null. */
export function nameInside(password: string, names: Names): string | null {
  const text = password.toLowerCase()
  return nameParts(names).find((part) => text.includes(part)) ?? null
}

const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/]

/**
 * The rules that this password breaks. Microsoft's own: 8 to 256 characters, three of four kinds, no
 * Unicode (learn.microsoft.com/entra/identity/authentication/concept-sspr-policy); ours: no name inside.
 */
export function brokenRules(password: string, names: Names): PasswordRule[] {
  const kept: Record<PasswordRule, boolean> = {
    length: password.length >= 8 && password.length <= 256,
    kinds: kinds.filter((kind) => kind.test(password)).length >= 3,
    characters: /^[\x20-\x7e]*$/.test(password),
    name: nameInside(password, names) === null,
  }
  return passwordRules.filter((rule) => !kept[rule])
}

// Nothing that looks like something else in here: no l, f or 0, 1, 2, 5, 6, 8.
const consonants = 'bdghkmnprstvz'
const vowels = 'aeiou'
const digits = '3479'
const word = [consonants, vowels, consonants, vowels, consonants]
const pattern = [...word, '-', ...word, '-', digits, digits, '-', ...word]

/** Bits of a suggestion: every character is drawn evenly and by itself. */
export const suggestionBits = pattern.reduce((bits, choices) => bits + Math.log2(choices.length), 0)

function pick(choices: string): string {
  // Bytes past the last whole multiple would favour the first choices.
  const limit = 256 - (256 % choices.length)
  for (;;) {
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1))
    if (byte < limit) return choices.charAt(byte % choices.length)
  }
}

/** A temporary password that is easy to say, such as `Batem-dugan-47-Kesud`, and breaks no rule. */
export function suggestPassword(names: Names): string {
  for (;;) {
    const drawn = pattern.map(pick).join('')
    const suggestion = drawn.replace(/^\w|\w(?=\w{4}$)/g, (letter) => letter.toUpperCase())
    if (brokenRules(suggestion, names).length === 0) return suggestion
  }
}
