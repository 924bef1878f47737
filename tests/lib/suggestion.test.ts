import { describe, expect, test } from 'vitest'
import { brokenRules } from '@/lib/password'
import { weigh } from '@/lib/password-strength'
import { suggestPassword } from '@/lib/suggest'
import { draw, planFor, type Plan } from '@/lib/suggestion'
import { wordsOf } from '@/lib/words'

const people = [
  {
    name: 'Ingrid Sørensen',
    givenName: 'Ingrid',
    surname: 'Sørensen',
    signInName: 'ingrid.s@contoso.example',
  },
  { name: 'Li An', givenName: 'An', surname: 'Li', signInName: 'ana@contoso.example' },
  { name: '王小明', givenName: null, surname: null, signInName: 'e100234@contoso.example' },
] as const

/** `SUGGESTIONS=1000000` at night. */
const total = Number(process.env.SUGGESTIONS ?? 10_000)
/** Estimating takes a thousand times as long as drawing. */
const weighed = Math.max(100, total / 50)
const timeout = Math.max(30_000, total)

test.each([
  ['en-GB', /^([A-Z][a-z]+-){3}[2-9]{4}$/],
  ['de', /^([A-Z][a-z]+-){4}[2-9]{4}$/],
  ['ja', /^[A-Za-z3479]{4}-[A-Za-z3479]{4}-[A-Za-z3479]{4}$/],
  ['fr-CA', /^([A-Z][a-z]+-){4}[2-9]{3}$/],
  ['es', /^([A-Z][a-z]+-){4}[2-9]{3}$/],
  ['constructor', /^[A-Za-z3479]{4}-[A-Za-z3479]{4}-[A-Za-z3479]{4}$/],
])('somebody who speaks %s is handed what they can read and type', async (language, shape) => {
  const suggestion = await suggestPassword(people[0], language)
  expect(suggestion).toMatch(shape)
})

describe.each(['en', 'de', 'fr', 'es', 'ja'])('%s', (language) => {
  test(
    `${total / 5} suggestions break no rule, and promise 50 bits at least`,
    async () => {
      const plan = planFor(await wordsOf(language))
      const count = total / 5
      let refused = 0
      let taken = 0
      const drawn = new Set<string>()
      for (let n = 0; n < count; n += 1) {
        const person = people[n % people.length] ?? people[0]
        const suggestion = draw(plan, person)
        drawn.add(suggestion)
        taken += 1
        if (brokenRules(suggestion, person, n < weighed / 5 ? weigh : null).length > 0) refused += 1
      }
      expect(refused).toBe(0)
      // Of 2^50 nobody meets the same one twice.
      expect(drawn.size).toBe(taken)
      // Few are drawn in vain, so the bits are those of the plan.
      const kept = Array.from({ length: 2_000 }, () => plain(plan)).filter(
        (one) => brokenRules(one, people[1], null).length === 0,
      )
      const bits = plan.bits + Math.log2(kept.length / 2_000)
      expect(bits).toBeGreaterThanOrEqual(50)
      process.stdout.write(
        `    ${language}: ${count} suggestions, ${refused} break a rule, ${bits.toFixed(1)} bits\n`,
      )
    },
    timeout,
  )

  test(
    'every choice comes up as often as any other, but for chance',
    async () => {
      const plan = planFor(await wordsOf(language))
      const counts = plan.groups.flat().map((choices) => new Map(choices.map((choice) => [choice, 0])))
      for (let n = 0; n < total / 5; n += 1) {
        const parts = plain(plan).split('-')
        const draws = plan.groups.flatMap((group, at) =>
          group.length === 1 ? [parts[at]] : [...(parts[at] ?? '')],
        )
        draws.forEach((drawn, at) => counts[at]?.set(drawn ?? '', (counts[at].get(drawn ?? '') ?? 0) + 1))
      }
      for (const [at, choices] of plan.groups.flat().entries()) {
        const found = [...(counts[at]?.values() ?? [])]
        expect(found).toHaveLength(choices.length)
        const expected = total / 5 / choices.length
        const chi = found.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
        const freedom = choices.length - 1
        // Five standard deviations: by chance alone once in some millions of runs.
        expect(Math.abs(chi - freedom) / Math.sqrt(2 * freedom)).toBeLessThan(5)
      }
    },
    timeout,
  )
})

/** Drawn for nobody whose name could be inside. */
function plain(plan: Plan): string {
  return draw(plan, { name: '', givenName: null, surname: null, signInName: '' })
}
