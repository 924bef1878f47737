import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { GET as getExport } from '@/app/setup/export/route'
import { sendFix } from '@/app/setup/fix/action'
import { getFix } from '@/app/setup/fix/queries'
import { GET as getProgress } from '@/app/setup/progress/route'
import { getReadiness } from '@/app/setup/queries'
import { authorizeSetup } from '@/lib/graph/authorize-setup'
import { problemOf } from '@/lib/problem'
import { findRemedy, mend } from '@/lib/setup/fix'
import { setupSearch } from '@/app/setup/schema'
import { runReadiness } from '@/lib/setup/readiness'
import { readTrail } from '@/lib/store/audit-reading'
import { trail, withFreshTrail } from '../operations/trail'
import { inPretendTenant, pretendTenant, signedInAs, unit, writes } from '../tenant'

vi.mock('@/lib/store/audit', { spy: true })

inPretendTenant()
withFreshTrail()
beforeEach(() => signedInAs('root', 'setup'))

function policy(changes: object): void {
  Object.assign(pretendTenant().state.policy, changes)
}

/** What the trail holds as its last record. */
async function newest() {
  const [entry] = await readTrail('all', {}, { limit: 1 })
  return [entry?.record.phase, entry?.record.action]
}

/** The form of the page on which a fix is confirmed. */
async function formFor(check: string): Promise<FormData> {
  const { remedy } = await getFix(check)
  if (!remedy) throw new Error(`Nothing to fix about ${check}`)
  return formWith({ check: remedy.check, mark: remedy.mark, operation: remedy.operation })
}

function formWith(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

describe('the checklist', () => {
  test('says what is wrong first, with both ways out', async () => {
    policy({ temporaryAccessPass: false })
    const { told, summary, mayFix } = await getReadiness()
    expect(mayFix).toBe(true)
    expect(summary).toMatch(/^\d+ things to fix\.$/)
    expect(told[0]?.verdict).toBe('fail')
    expect(told.at(-1)?.verdict).toBe('pass')
    const pass = told.find(({ id }) => id === 'pass-policy')
    expect(pass).toMatchObject({ verdict: 'fail', byUs: true, settings: 'PASS=off' })
    expect(pass?.powershell).toContain("Connect-MgGraph -Scopes 'Policy.ReadWrite.AuthenticationMethod'")
    expect(pass?.requests).toContain(
      'PATCH https://graph.microsoft.com/v1.0/policies/authenticationMethodsPolicy/',
    )
    for (const { verdict, cause, effect, fix } of told)
      if (verdict === 'fail') expect([cause, effect, fix].filter((one) => !one)).toEqual([])
  })

  test('asks nothing twice', async () => {
    await runReadiness()
    const reads = pretendTenant().state.log.filter(({ path }) => !path.endsWith('/$batch'))
    const asked = reads.map(({ path, query }) => `${path}?${query}`)
    expect(asked.filter((one, index) => asked.indexOf(one) !== index)).toEqual([])
  })

  test('that somebody looked at it is written down', async () => {
    await getReadiness()
    expect(await newest()).toEqual(['view', 'read-setup'])
  })

  test('a Global Reader sees it, and is offered nothing to change', async () => {
    signedInAs('rani', 'setup')
    expect((await getReadiness()).mayFix).toBe(false)
    await expect(getFix('pass-policy')).rejects.toMatchObject({ failure: 'not-allowed' })
  })

  test('for a manager there is none, and no progress of it either', async () => {
    signedInAs('megan')
    await expect(getReadiness()).rejects.toMatchObject({ failure: 'not-found' })
    expect((await getProgress()).status).toBe(404)
    expect((await getExport(new Request('https://mystaff.contoso.example/setup/export'))).status).toBe(404)
  })
})

describe('whoever has no people here', () => {
  test('is led nowhere that is closed to them', async () => {
    signedInAs('rani', 'setup')
    const { told, mayOpen } = await getReadiness()
    expect(mayOpen).toBe(false)
    expect(told.flatMap(({ affected }) => affected).length).toBeGreaterThan(0)
    expect(told.flatMap(({ affected }) => affected.filter(({ href }) => href))).toEqual([])
    expect(told.flatMap(({ page }) => (page?.startsWith('/staff') ? [page] : []))).toEqual([])
  })

  test('while whoever reaches everybody is led to them', async () => {
    const { told } = await getReadiness()
    expect(told.flatMap(({ affected }) => affected.flatMap(({ href }) => href ?? []))).toContain(
      `/locations/${unit('Opening Soon').id}`,
    )
  })
})

describe('the picture', () => {
  test('leads from a bar to its people, of what was found a moment ago', async () => {
    const { places } = await getReadiness()
    if (typeof places === 'string') throw new Error(places)
    const place = places.find(({ name }) => name === 'Pike Street')
    const calls = pretendTenant().state.log.length
    const { bar } = await getReadiness({ location: unit('Pike Street').id, chance: 'nothing' })
    expect(bar).toMatchObject({ location: 'Pike Street', chance: 'nothing' })
    expect(bar?.people.length).toBe(place?.counts.nothing)
    expect(pretendTenant().state.log.length - calls).toBeLessThan(10)
  })

  test('says why there is none', async () => {
    pretendTenant().state.faults.push({ match: { path: 'userRegistrationDetails' }, fault: { status: 403 } })
    expect((await getReadiness()).places).toMatch(/^Microsoft does not let you read this/)
  })

  test('passes over what else stands in its address', () => {
    expect(setupSearch.parse({ location: '../x', chance: ['nothing'], q: 'x' })).toEqual({})
  })
})

describe('what is shown to be sent by hand', () => {
  test('says that it has blanks, and how much of it is left for later', async () => {
    // With a location that hides its people nobody can tell who is in none.
    pretendTenant().tenant.units.delete(unit('Tasting Lab').id)
    const { told } = await getReadiness()
    const outside = told.find(({ id }) => id === 'people-in-no-location')
    expect(outside).toMatchObject({ hasBlanks: true, byUs: false })
    const shown = outside?.requests?.match(/^POST /gm)?.length ?? 0
    expect(shown).toBeLessThanOrEqual(50)
    expect(shown + (outside?.furtherRequests ?? 0)).toBe(outside?.affected.length)
    expect(told.find(({ id }) => id === 'pass-policy')?.hasBlanks).toBe(false)
  })
})

describe('a fix', () => {
  test('is shown, confirmed, sent as shown, and written down', async () => {
    policy({ qrCodePin: false })
    const { remedy } = await getFix('qr-policy')
    expect(remedy?.steps).toMatchObject([{ sentences: ['QR codes as a method: off → on'] }])
    const form = await formFor('qr-policy')
    expect(await sendFix(null, form)).toMatchObject({ status: 'done' })
    expect(pretendTenant().state.policy.qrCodePin).toBe(true)
    expect(writes()).toMatchObject([{ method: 'PATCH', clientRequestId: form.get('operation') }])
    const what = {
      action: 'setup-fix',
      change: {
        what: 'qr-policy',
        mark: form.get('mark'),
        requests: 'PATCH /policies/authenticationMethodsPolicy/authenticationMethodConfigurations/QRCodePin',
        changes: 'QRCodePin.state: disabled -> enabled',
      },
    }
    expect(trail()).toMatchObject([
      { phase: 'intent', ...what },
      { phase: 'outcome', result: 'ok', ...what },
    ])
    expect(await sendFix(null, form)).toMatchObject({
      problem: {
        failure: 'already-sent',
        sentence: 'It was carried out the first time, and runs only once.',
      },
    })
    expect((await getFix('qr-policy')).remedy).toBeNull()
  })

  test('that was shown before something changed is not sent', async () => {
    policy({ passMaximumMinutes: 120 })
    const form = await formFor('pass-lifetime')
    policy({ passMaximumMinutes: 240, passMinimumMinutes: 45 })
    expect(await sendFix(null, form)).toMatchObject({
      status: 'failed',
      problem: { failure: 'changed-meanwhile' },
    })
    expect(writes()).toEqual([])
  })

  test('that Graph refuses is told as refused', async () => {
    policy({ temporaryAccessPass: false })
    const form = await formFor('pass-policy')
    pretendTenant().state.faults.push({ match: { method: 'PATCH' }, fault: { status: 403 } })
    expect(await sendFix(null, form)).toMatchObject({ status: 'failed', problem: { failure: 'refused' } })
  })

  test.each([
    ['after', 'done'],
    ['before', 'unknown'],
  ] as const)('whose answer is lost %s it was made is looked up', async (reset, status) => {
    policy({ temporaryAccessPass: false })
    const form = await formFor('pass-policy')
    pretendTenant().state.faults.push({ match: { method: 'PATCH' }, fault: { reset } })
    expect(await sendFix(null, form)).toMatchObject({ status })
  })

  test('that is refused halfway is told as partly done, with what Microsoft said', async () => {
    policy({ temporaryAccessPass: false, qrCodePin: false })
    const grant = await authorizeSetup('setup-fix')
    const [pass, qrCode] = [await findRemedy(grant, 'pass-policy'), await findRemedy(grant, 'qr-policy')]
    if (!pass || !qrCode) throw new Error('Nothing to fix')
    pretendTenant().state.faults.push({
      match: { method: 'PATCH', path: 'QRCodePin' },
      fault: { status: 403 },
    })
    const both = { ...pass, steps: [...pass.steps, ...qrCode.steps] }
    const error: unknown = await mend(grant, both, randomUUID()).catch((thrown: unknown) => thrown)
    expect(pretendTenant().state.policy).toMatchObject({ temporaryAccessPass: true, qrCodePin: false })
    expect((await problemOf(error)).sentence).toBe(
      '1 of 2 changes were made, the next one was not. What Microsoft said: Microsoft does not allow this. Look again to see what is left.',
    )
  })

  test('that meets another one on its way waits, and speaks of no person', async () => {
    policy({ temporaryAccessPass: false, qrCodePin: false })
    const forms = [await formFor('pass-policy'), await formFor('qr-policy')]
    pretendTenant().state.faults.push({ match: { method: 'PATCH' }, fault: { delayMs: 700 } })
    const states = await Promise.all(forms.map((form) => sendFix(null, form)))
    expect(states.map(({ status }) => status).sort()).toEqual(['done', 'failed'])
    expect(states).toContainEqual(
      expect.objectContaining({
        problem: expect.objectContaining({
          failure: 'being-changed',
          title: 'The same thing is being changed now',
          sentence: expect.stringContaining('Your change was not made.'),
        }),
      }),
    )
  })

  test('of something that the app does not mend itself is not sent', async () => {
    pretendTenant().state.policy.policyMigrated = false
    expect((await getFix('methods-migration')).remedy).toBeNull()
    const form = formWith({ check: 'methods-migration', mark: 'x', operation: randomUUID() })
    expect(await sendFix(null, form)).toMatchObject({ status: 'failed' })
    expect(
      await sendFix(null, formWith({ check: 'nothing', mark: 'x', operation: randomUUID() })),
    ).toMatchObject({
      status: 'failed',
      problem: { failure: 'not-found' },
    })
    expect(writes()).toEqual([])
  })

  test('takes a recent sign-in', async () => {
    policy({ temporaryAccessPass: false })
    const form = await formFor('pass-policy')
    signedInAs('root', 'setup')
    const { pretend } = await import('../pretend')
    if (pretend.manager) pretend.manager.session.authenticatedAt = Date.now() - 31 * 60_000
    expect(await sendFix(null, form)).toMatchObject({ status: 'failed', problem: { failure: 'step-up' } })
  })
})

describe('the export', () => {
  test.each([
    ['text', 'text/plain; charset=utf-8', /\[!!\] .+\n {5}/],
    ['json', 'application/json; charset=utf-8', /"verdict": "fail"/],
  ])('as %s has what was shown', async (format, type, what) => {
    await getReadiness()
    const calls = pretendTenant().state.log.length
    const answer = await getExport(
      new Request(`https://mystaff.contoso.example/setup/export?format=${format}`),
    )
    expect(answer.headers.get('content-type')).toBe(type)
    expect(await answer.text()).toMatch(what)
    // Nothing but who asks is asked once more.
    expect(pretendTenant().state.log.length - calls).toBeLessThan(10)
    expect(await newest()).toEqual(['export', 'export-setup'])
  })

  test('that Microsoft is too busy for says so', async () => {
    pretendTenant().state.faults.push({ fault: { status: 429, headers: { 'Retry-After': '60' } } })
    const answer = await getExport(new Request('https://mystaff.contoso.example/setup/export'))
    expect(answer.status).toBe(503)
    expect(await answer.text()).toContain('Microsoft')
  })
})
