import { alert, expect, signIn, simulator, tenant, test } from './fixtures'

test('a deep link leads through sign-in back to itself', async ({ page }) => {
  const { user } = await tenant.person('amara.okafor')
  await signIn(page, 'megan', `/staff/${user.id}/reset-password`)
  await expect(page.getByRole('dialog', { name: 'Reset password' })).toBeVisible()
})

test('whoever signs out has to sign in again', { tag: '@without-javascript' }, async ({ page }) => {
  await signIn(page, 'megan')
  await page.goto('/sign-out')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible()
  await page.goto('/')
  await expect(page.getByRole('link', { name: 'Sign in with Microsoft' })).toBeVisible()
})

test('the cookie of a session that ended opens nothing', async ({ page, context }) => {
  await signIn(page, 'megan')
  const cookies = await context.cookies()
  await page.goto('/sign-out')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible()
  await context.addCookies(cookies)
  await page.goto('/locations')
  await expect(page.getByRole('link', { name: 'Sign in with Microsoft' })).toBeVisible()
})

test('signing in again ends the session before', async ({ page, context }) => {
  await signIn(page, 'megan')
  const before = await context.cookies()
  await signIn(page, 'hugo', '/sign-in/start')
  await context.clearCookies()
  await context.addCookies(before)
  await page.goto('/locations')
  await expect(page.getByRole('link', { name: 'Sign in with Microsoft' })).toBeVisible()
})

test('when Microsoft no longer takes the sign-in, the manager signs in again and goes on', async ({
  page,
}) => {
  await signIn(page, 'megan')
  const here = page.url()
  await tenant.faults({ match: { path: '.*' }, fault: { status: 401 } })
  await page.reload()
  await expect(alert(page)).toContainText('You were signed out. Nothing was changed.')
  await tenant.reset()
  await signIn(page, 'megan', page.url())
  await expect(page).toHaveURL(here)
})

test('a sign-in that Entra refuses is told in a sentence', async ({ page }) => {
  await page.goto('/api/auth/callback/entra?error=access_denied&state=x')
  await expect(alert(page)).toContainText('The sign-in was cancelled')
})

test('a callback that this browser never asked for opens no session', async ({ page, context }) => {
  await page.goto('/api/auth/callback/entra?code=stolen&state=stolen')
  await expect(alert(page)).toContainText('The sign-in did not work')
  expect((await context.cookies()).find(({ name }) => name === '__Host-mystaff.session')).toBeUndefined()
})

test('the addresses of next-auth that nobody needs are closed', async ({ request }) => {
  for (const path of ['signin', 'signout', 'session', 'csrf', 'providers', '_log', 'error'])
    expect((await request.get(`/api/auth/${path}`)).status(), path).toBe(404)
})

test('the language follows the browser', async ({ request }) => {
  for (const [wanted, html] of [
    ['ar', '<html lang="ar" dir="rtl"'],
    ['de-AT,en;q=0.5', '<html lang="de-AT" dir="ltr"'],
    ['tlh,cy;q=0.1', '<html lang="en" dir="ltr"'],
  ] as const) {
    const answer = await request.get('/sign-in', { headers: { 'accept-language': wanted } })
    expect(await answer.text()).toContain(html)
  }
})

test('the language that somebody chose stays', { tag: '@without-javascript' }, async ({ page }) => {
  await signIn(page, 'megan')
  await page.locator('summary', { hasText: 'Signed in as' }).click()
  await page.getByLabel('Language').selectOption('ar')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await page.goto('/locations')
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar')
})

test('the pretend office portal lets a persona in', async ({ page }) => {
  await page.goto(simulator)
  await page.getByLabel('Sign-in name').fill('megan@contoso.example')
  await page.getByLabel('Password').fill('Pretend-2026!')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('heading', { name: /Megan/ })).toBeVisible()
})
