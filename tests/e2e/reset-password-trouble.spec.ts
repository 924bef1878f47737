import { alert, app, comeBack, expect, openReset, signIn, submitReset, tenant, test } from './fixtures'

const secret = 'output[name="temporaryPassword"]'

test('when Microsoft refuses, the manager reads so and nothing was changed', async ({ page }) => {
  await comeBack(page, 'megan')
  await openReset(page, 'Amara Okafor')
  await tenant.faults(
    { match: { path: 'resetPassword' }, fault: { status: 403 } },
    { match: { method: 'PATCH' }, fault: { status: 403 } },
  )
  const sent = page.waitForResponse((response) => response.request().method() === 'POST')
  await submitReset(page)
  expect((await sent).status()).toBe(403)
  await expect(alert(page)).toContainText('Microsoft refused this for your account')
  await expect(page.getByText('Reference for IT')).toBeVisible()
  expect(await tenant.writes()).toEqual([])
})

test(
  'when Microsoft is busy, the manager reads until when and tries again in the same dialog',
  { tag: '@without-javascript' },
  async ({ page }) => {
    await comeBack(page, 'megan')
    await openReset(page, 'Amara Okafor')
    await tenant.faults({
      match: { path: 'resetPassword' },
      times: 1,
      fault: { status: 429, headers: { 'Retry-After': '10' } },
    })
    await submitReset(page)
    await expect(alert(page)).toContainText(/Try again at \d\d:\d\d/)
    await expect(page.getByText('Nothing was changed. The old password still works.')).toBeVisible()
    await page.getByRole('button', { name: 'Try again', exact: true }).click({ timeout: 20_000 })
    await expect(page.locator(secret)).toBeVisible()
    expect(await tenant.writes()).toHaveLength(1)
  },
)

test('when the answer is lost, no password is shown and a new one can be made', async ({ page }) => {
  await comeBack(page, 'megan')
  await openReset(page, 'Amara Okafor')
  await tenant.faults({ match: { path: 'resetPassword' }, times: 1, fault: { reset: 'after' } })
  await submitReset(page)
  await expect(alert(page)).toContainText('Do not hand out any password from this attempt.')
  await expect(page.locator(secret)).toHaveCount(0)
  expect(await tenant.writes()).toHaveLength(1)
  await page.getByRole('button', { name: 'Make a new password' }).click()
  await expect(page.locator(secret)).toBeVisible()
  expect((await tenant.person('amara.okafor')).password).toBe(await page.locator(secret).textContent())
})

test('an answer without a password is no success', async ({ page }) => {
  await comeBack(page, 'megan')
  await openReset(page, 'Amara Okafor')
  await tenant.faults({
    match: { path: 'resetPassword' },
    times: 1,
    fault: { replaceBody: '<html>', contentType: 'text/html', status: 200 },
  })
  await submitReset(page)
  await expect(alert(page)).toContainText('Do not hand out any password from this attempt.')
})

test('a session that ended in between is told, nothing is written, and sign-in leads back', async ({
  page,
  context,
}) => {
  await comeBack(page, 'megan')
  await openReset(page, 'Amara Okafor')
  await context.clearCookies()
  await submitReset(page)
  await expect(alert(page)).toContainText('Nothing was changed. Sign in again and go on here.')
  expect(await tenant.writes()).toEqual([])
  await page.getByRole('link', { name: 'Sign in again' }).click()
  await signIn(page, 'megan', page.url())
  await expect(page.getByRole('heading', { name: 'Amara Okafor' })).toBeVisible()
})

test(
  'the same form sent twice changes the password once',
  { tag: '@without-javascript' },
  async ({ page, context }) => {
    await comeBack(page, 'megan')
    await openReset(page, 'Amara Okafor')
    const twin = await context.newPage()
    await twin.setContent('<p>A second tab</p>')
    const form = await page
      .locator('dialog form')
      .evaluate((element: HTMLFormElement) =>
        [...element.elements].flatMap((field) =>
          field instanceof HTMLInputElement && field.name ? [[field.name, field.value]] : [],
        ),
      )
    await submitReset(page)
    await expect(page.locator(secret)).toBeVisible()
    const { user } = await tenant.person('amara.okafor')
    const address = `/staff/${user.id}/reset-password`
    await twin.goto(address)
    await twin
      .locator('input[name="operation"]')
      .evaluate((field: HTMLInputElement, id) => (field.value = id ?? ''), Object.fromEntries(form).operation)
    await submitReset(twin)
    await expect(alert(twin)).toContainText('It runs only once')
    expect(await tenant.writes()).toHaveLength(1)
  },
)

test('while somebody else changes the same person, nothing is sent, and that is told', async ({
  page,
  browser,
}) => {
  await comeBack(page, 'megan')
  await openReset(page, 'Amara Okafor')
  await tenant.faults({ match: { path: 'resetPassword' }, times: 1, fault: { delayMs: 3000 } })
  const context = await browser.newContext({ baseURL: app })
  const other = await context.newPage()
  const { user } = await tenant.person('amara.okafor')
  await comeBack(other, 'alex', `/staff/${user.id}/reset-password`)
  const sent = page.waitForRequest((request) => request.method() === 'POST')
  const first = submitReset(page)
  await sent
  await submitReset(other)
  await expect(alert(other)).toContainText('Your change was not made. Wait a moment')
  await expect(other.locator(secret)).toHaveCount(0)
  await first
  await expect(page.locator(secret)).toBeVisible()
  expect(await tenant.writes()).toHaveLength(1)
  await context.close()
})

test('a person who was blocked meanwhile is not reset unseen', async ({ page }) => {
  await comeBack(page, 'megan')
  await openReset(page, 'Amara Okafor')
  await tenant.change('amara.okafor', { accountEnabled: false })
  await submitReset(page)
  await expect(alert(page)).toContainText('It is no longer as it was shown to you')
  expect(await tenant.writes()).toEqual([])
  await page.getByRole('link', { name: 'Make a new password' }).click()
  await expect(page.getByText('Blocked: cannot sign in')).toBeVisible()
})

test('a role that may not ask how it went is told so, and that is no failure', async ({ page }) => {
  const units = await tenant.units()
  const { members } = units.find(({ displayName }) => displayName === 'Garden Terrace') ?? { members: [] }
  const people = (await Promise.all(members.map(tenant.stored))) as ({ user: Synchronised } | null)[]
  const found = people.find((one) => one?.user.onPremisesSyncEnabled)
  await comeBack(page, 'hugo', `/staff/${found?.user.id}/reset-password`)
  await page.getByLabel('Temporary password', { exact: true }).fill('Harbour-Lights-47')
  await submitReset(page)
  await expect(page.locator(secret)).toHaveText('Harbour-Lights-47')
  const check = page.getByRole('link', { name: 'Check now' })
  if (await check.count()) await page.goto((await check.getAttribute('href')) ?? '')
  await expect(page.getByText('Sent. Your role cannot see whether')).toBeVisible()
})

type Synchronised = { id: string; onPremisesSyncEnabled: boolean | null }
