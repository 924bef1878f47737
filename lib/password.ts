/** Rules for a temporary password that a manager types; the same in the browser and on the server. */

export const passwordRules = ['length', 'kinds', 'characters', 'name', 'common', 'guessable'] as const
export type PasswordRule = (typeof passwordRules)[number]

/** Whose password it is: none of these may be part of it. */
export type Names = { name: string; givenName: string | null; surname: string | null; signInName: string }

/** Small letters without accents: `José` and `Jose`, `Sørensen` and `Sorensen` are one name. */
function folded(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[øßæœłđðþıħŧ]/g, (letter) => alike[letter] ?? letter)
}

const alike: Record<string, string> = {
  ø: 'o', ß: 'ss', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', ŧ: 't',
  '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b', '@': 'a', $: 's', '!': 'i', '|': 'i', l: 'i',
} // prettier-ignore

/** What looks the same is the same: `W1lb3r`, `@lex`. */
export function lookAlike(text: string): string {
  return folded(text).replaceAll(/[0134578@$!|l]/g, (sign) => alike[sign] ?? sign)
}

/** The parts of a name of three letters or more, and the sign-in name as a whole. */
export function nameParts({ name, givenName, surname, signInName }: Names): string[] {
  const local = folded(signInName.split('@')[0] ?? '')
  const words = folded([name, givenName ?? '', surname ?? '', local].join(' ')).split(/[^\p{L}\p{N}]+/u)
  return [...new Set([...words, local])].filter((part) => part.length >= 3)
}

/** The part of a name that the password holds, or null. */
export function nameInside(password: string, names: Names): string | null {
  const text = folded(password)
  const disguised = lookAlike(password)
  return nameParts(names).find((part) => text.includes(part) || disguised.includes(lookAlike(part))) ?? null
}

const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/]

/** Finds out how well known a password is: `lib/password-strength.ts`, which is large and comes later in the browser. */
export type Weigh = (password: string, names: Names) => ('common' | 'guessable')[]

/**
 * The rules that this password breaks. Microsoft's own: 8 to 256 characters, three of four kinds, no
 * Unicode (learn.microsoft.com/entra/identity/authentication/concept-sspr-policy); ours: no name inside, not well
 * known, hard to guess.
 */
export function brokenRules(password: string, names: Names, weigh: Weigh | null): PasswordRule[] {
  const kept = {
    length: password.length >= 8 && password.length <= 256,
    kinds: kinds.filter((kind) => kind.test(password)).length >= 3,
    characters: /^[\x20-\x7e]*$/.test(password),
    name: nameInside(password, names) === null,
  }
  const weak: PasswordRule[] = weigh?.(password, names) ?? []
  return passwordRules.filter((rule) =>
    rule in kept ? !kept[rule as keyof typeof kept] : weak.includes(rule),
  )
}
