import { brokenRules, type Names } from './password'

/** Suggestions for a temporary password: drawn in the browser; on the server only where there is no other way, without JavaScript or in a spare. */

/** Of a suggestion at least; a little is left for those that are drawn and not taken because of somebody's name. */
const leastBits = 50.25

// Nothing that looks like something else: no 0 and O, 1, l and I, 2 and Z, 5 and S, 6 and G, 8 and B; no capital that
// is only a larger small letter.
const every = 'ADEFHJKMNPQRTUVWXYabdefhkmnqrt3479'
const numerals = '23456789'

/** How suggestions are drawn: each draw evenly from its choices and by itself, with hyphens between the groups. */
export type Plan = { groups: (readonly string[])[][]; bits: number }

function bitsOf(groups: Plan['groups']): number {
  return groups.flat().reduce((bits, choices) => bits + Math.log2(choices.length), 0)
}

const groupsOfCharacters = [4, 4, 4].map((length) => Array.from({ length }, () => [...every]))
const planOfCharacters: Plan = { groups: groupsOfCharacters, bits: bitsOf(groupsOfCharacters) }

/** Three or four of these words, and the fewest digits that it takes; too few words make none. */
export function planFor(words: readonly string[]): Plan {
  for (const count of [3, 4])
    for (const figures of [2, 3, 4]) {
      const groups = [
        ...Array.from({ length: count }, () => [words]),
        Array.from({ length: figures }, () => [...numerals]),
      ]
      const bits = bitsOf(groups)
      if (bits >= leastBits) return { groups, bits }
    }
  return planOfCharacters
}

/**
 * A temporary password that is easy to say, such as `Otter-Marble-Canoe-4739`, and breaks no rule: that it is hard to
 * guess comes of how it is drawn, and need not be estimated.
 */
export function draw({ groups }: Plan, names: Names): string {
  for (;;) {
    const drawn = groups.map((group) => group.map(pick).join('')).join('-')
    if (brokenRules(drawn, names, null).length === 0) return drawn
  }
}

function pick(choices: readonly string[]): string {
  // Numbers past the last whole multiple would favour the first choices.
  const limit = 2 ** 32 - (2 ** 32 % choices.length)
  for (;;) {
    const [number = limit] = crypto.getRandomValues(new Uint32Array(1))
    if (number < limit) return choices[number % choices.length] ?? ''
  }
}
