import { ZxcvbnFactory, type ZxcvbnResult } from '@zxcvbn-ts/core'
import { adjacencyGraphs as graphs, dictionary } from '@zxcvbn-ts/language-common'
import { lookAlike, nameParts, type Names } from './password'

// Some 49,000 well-known passwords of the world; what words it is made of matters less for one that lasts for minutes.
const passwords = dictionary['passwords-common']
const estimator = new ZxcvbnFactory({
  dictionary: { 'passwords-common': passwords },
  graphs,
  l33tMaxSubstitutions: 32,
})

/** Guesses, as a power of ten, from which on guessing online is in vain. github.com/zxcvbn-ts/zxcvbn: score 3. */
const enough = 8
/** What comes after it makes a password no easier to guess. */
const looked = 64

const known = new Set(
  passwords.map((one) => lookAlike(String(one))).filter((word) => /^[a-z]{4,}$/.test(word)),
)

/** Fewer points than this make a password well known: a word and a year, two words and a digit. */
const points = 4

/**
 * Counted in the way of Entra: what is well known is one point, and so is each letter and digit of the rest, a year as a whole;
 * signs are none, and what comes twice counts once. learn.microsoft.com/entra/identity/authentication/concept-password-ban-bad
 */
function isWorthLittle(text: string, organisation: string): boolean {
  const isKnown = (word: string) => {
    const plain = lookAlike(word)
    if (!/[a-z]/.test(word)) return false
    return plain === organisation || known.has(plain) || known.has([...plain].reverse().join(''))
  }
  const figures = (part: string) => part.replaceAll(/\D/g, '').replace(/(19|20)\d\d/, '1').length
  const worth = (part: string) => {
    const stem = part.replace(/[\d@$!|]+$/, '')
    if (isKnown(part)) return 1
    if (isKnown(stem)) return 1 + figures(part.slice(stem.length))
    const runs = part.match(/[a-z]+/g) ?? []
    return runs.reduce((sum, run) => sum + (isKnown(run) ? 1 : run.length), figures(part))
  }
  const parts = new Set(text.toLowerCase().split(/[^a-z0-9@$!|]+/))
  const whole = text.toLowerCase().replaceAll(/[^a-z]/g, '')
  const apart = [...parts].reduce((sum, part) => sum + worth(part), 0)
  return (isKnown(whole) ? Math.min(apart, 1 + figures(text)) : apart) < points
}

/** A well-known password, as it is or with nothing but digits and signs around it; look-alikes count: `P@ssw0rd-26`. */
function isCommon(text: string, sequence: ZxcvbnResult['sequence']): boolean {
  return sequence.some(({ pattern, i, j }) => {
    const around = text.slice(0, i) + text.slice(j + 1)
    return pattern === 'dictionary' && !/[A-Za-z]/.test(around)
  })
}

/** Whether it is well known, and whether it is easy to guess. */
export function weigh(password: string, names: Names): ('common' | 'guessable')[] {
  if (password === '') return []
  const text = password.slice(0, looked)
  const parts = nameParts(names)
  const { guessesLog10, sequence } = estimator.check(text, parts)
  // A capital hides a repetition or a sequence from the estimator (`Aaaaaaaa-1`), and from nobody who guesses.
  const { guessesLog10: inSmall } = estimator.check(text.toLowerCase(), parts)
  const organisation = lookAlike(names.signInName.split('@')[1]?.split('.')[0] ?? '')
  const common = isCommon(text, sequence) || isWorthLittle(text, organisation) ? (['common'] as const) : []
  return Math.min(guessesLog10, inSmall + 1) < enough ? [...common, 'guessable'] : [...common]
}
