import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

// The list of preloaded hosts is downloaded by an install script, which does not run here. It is not needed:
// no host of ours is on it.
const entry = createRequire(import.meta.url).resolve('@mdn/mdn-http-observatory')
writeFileSync(new URL('../conf/hsts-preload.json', `file://${entry}`), '{}')

const { ALL_TESTS } = await import('@mdn/mdn-http-observatory/src/constants.js')
const { getScoreModifier } = await import('@mdn/mdn-http-observatory/src/grader/grader.js')
const { MINIMUM_SCORE_FOR_EXTRA_CREDIT } = await import('@mdn/mdn-http-observatory/src/grader/charts.js')
const { Requests } = await import('@mdn/mdn-http-observatory/src/types.js')
const { CookieJar } = await import('tough-cookie')

/**
 * What Mozilla's HTTP Observatory says of one answer, as if it had fetched it itself. Whether plain http leads
 * to https it cannot see: that is the reverse proxy's part, and scores nothing here.
 */
export function grade({ address, status, headers, cookies, body }) {
  const url = new URL(address)
  const all = { ...headers, 'set-cookie': cookies }
  // Some analyzers ask as axios lets them.
  Object.defineProperty(all, 'get', { value: (name) => all[name.toLowerCase()] })
  const requests = new Requests(url.hostname)
  const answer = { status, headers: all, data: body, verified: true, request: {} }
  const jar = new CookieJar()
  for (const cookie of cookies) jar.setCookieSync(cookie, address)
  requests.session = { url, jar, redirectHistory: [] }
  requests.resources.path = body
  Object.assign(requests.responses, { auto: answer, cors: answer, https: answer })
  const results = ALL_TESTS.map((test) => test(requests))
  const found = results.map(({ result, pass }) => ({ result, pass, modifier: getScoreModifier(result) }))
  const sum = (few) => few.reduce((score, { modifier }) => score + modifier, 100)
  const uncurved = sum(found.filter(({ modifier }) => modifier < 0))
  return { score: uncurved >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? sum(found) : uncurved, found }
}
