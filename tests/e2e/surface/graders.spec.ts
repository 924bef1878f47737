import { expect } from '@playwright/test'
import { CspEvaluator } from 'csp_evaluator'
import { CspParser } from 'csp_evaluator/dist/parser.js'
import { install } from '../../install'
import { tenant } from '../fixtures'
import { test, type Deployment } from './deployment'
import { multipart, send, type Answer } from './send'

/** What Google's and Mozilla's graders say of the answers that the deployment with TLS in front sends. */

type Finding = { result: string; pass: boolean; modifier: number }
type Grade = (answer: Answer & { address: string }) => { score: number; found: Finding[] }

/** Mozilla's grader has a folder and a lock of its own: it would bring telemetry and a database along. */
async function observatory(): Promise<Grade> {
  install('tests/graders')
  const grader = (await import('../../graders/observatory.mjs')) as { grade: Grade }
  return grader.grade
}

async function pages({ at, publicAddress, cookie, setCookie }: Deployment) {
  const { user } = await tenant.person('amara.okafor')
  const broken = multipart([['a', 'b']])
  const origin: [string, string] = ['origin', publicAddress]
  const ask = async (path: string, sent: Parameters<typeof send>[1] = {}) => ({
    ...(await send(at + path, sent)),
    address: publicAddress + path,
  })
  const person = await ask(`/staff/${user.id}/reset-password`, { cookie })
  return {
    'sign-in': await ask('/sign-in'),
    // The browser got its cookie on the way here.
    'a person': { ...person, cookies: [...person.cookies, setCookie] },
    'nothing here': await ask('/staff/me', { cookie }),
    'a refused form': await ask('/sign-in', {
      method: 'POST',
      headers: [origin, ...broken.headers],
      body: broken.body,
    }),
  }
}

test('Google finds nothing to say about the content security policy', async ({ deployment }) => {
  for (const [name, { headers }] of Object.entries(await pages(deployment))) {
    const parsed = new CspParser(headers['content-security-policy'] ?? '').csp
    const findings = new CspEvaluator(parsed).evaluate()
    expect(
      findings.map(({ directive, description }) => `${directive}: ${description}`),
      name,
    ).toEqual([])
  }
  const weak = new CspEvaluator(new CspParser(`script-src 'unsafe-inline'`).csp).evaluate()
  expect(weak.length, 'it does find things').toBeGreaterThan(1)
})

test('Mozilla gives every page 130 points or more, an A+', async ({ deployment }) => {
  test.setTimeout(120_000)
  const grade = await observatory()
  for (const [name, answer] of Object.entries(await pages(deployment))) {
    const { score, found } = grade(answer)
    expect(
      found.filter(({ pass }) => !pass),
      name,
    ).toEqual([])
    expect(score, `${name}: ${JSON.stringify(found)}`).toBeGreaterThanOrEqual(130)
  }
  const bare = { address: 'https://x.example/', status: 200, headers: {}, cookies: [], body: '' }
  expect(grade(bare).score, 'it does take points off').toBeLessThan(60)
})
