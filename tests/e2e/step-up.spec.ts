import { alert, expect, signIn, tenant, test } from './fixtures'

const old = 31 * 60

/** Signs in so that Entra says it was 31 minutes ago, and opens the dialog's address. */
async function withAnOldSignIn(page: Parameters<typeof signIn>[0]): Promise<string> {
  const { user } = await tenant.person('amara.okafor')
  await tenant.clock(-old)
  await signIn(page, 'megan')
  await tenant.clock(0)
  return `/staff/${user.id}/reset-password`
}

async function giveCredentials(page: Parameters<typeof signIn>[0]): Promise<void> {
  await page.getByRole('link', { name: 'Sign in again' }).click()
  await expect(page.getByLabel('Sign-in name')).toHaveValue('megan@contoso.example')
  await page.getByLabel('Password').fill('Pretend-2026!')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

test(
  'an old sign-in is renewed on the way into the dialog, and nothing runs by itself',
  { tag: '@without-javascript' },
  async ({ page, context }) => {
    const dialog = await withAnOldSignIn(page)
    const before = await context.cookies()
    const answer = await page.goto(dialog)
    expect(answer?.status()).toBe(401)
    await expect(page.getByRole('dialog', { name: 'Confirm that it is you' })).toBeVisible()
    await giveCredentials(page)
    await expect(page).toHaveURL(dialog)
    await expect(page.getByRole('dialog', { name: 'Reset password' })).toBeVisible()
    expect(await tenant.writes()).toEqual([])

    await page.getByRole('dialog').getByRole('button', { name: 'Reset password' }).click()
    await expect(page.locator('output[name="temporaryPassword"]')).toBeVisible()
    expect(await tenant.writes()).toHaveLength(1)

    await context.clearCookies()
    await context.addCookies(before)
    await page.goto('/locations')
    await expect(page.getByRole('link', { name: 'Sign in with Microsoft' })).toBeVisible()
  },
)

test(
  'a sign-in that grows old while the dialog is open is asked for again before anything is sent',
  { tag: '@without-javascript' },
  async ({ page }) => {
    const { user } = await tenant.person('amara.okafor')
    const dialog = `/staff/${user.id}/reset-password`
    await tenant.clock(-(30 * 60 - 5))
    await signIn(page, 'megan', dialog)
    await tenant.clock(0)
    await expect(page.getByRole('dialog', { name: 'Reset password' })).toBeVisible()
    // The sign-in passes its 30 minutes while the manager looks at the dialog.
    const until = Date.now() + 5_500
    await expect.poll(() => Date.now() > until, { timeout: 10_000 }).toBe(true)
    await page.getByRole('dialog').getByRole('button', { name: 'Reset password' }).click()
    await expect(alert(page)).toContainText('This needs a recent sign-in of yours')
    expect(await tenant.writes()).toEqual([])
    await giveCredentials(page)
    await expect(page.getByRole('dialog', { name: 'Reset password' })).toBeVisible()
    expect(await tenant.writes()).toEqual([])
  },
)

test('the link to a fresh sign-in works once', async ({ page }) => {
  await page.goto(await withAnOldSignIn(page))
  const link = await page.getByRole('link', { name: 'Sign in again' }).getAttribute('href')
  await giveCredentials(page)
  await page.goto(link ?? '')
  await expect(alert(page)).toContainText('That sign-in link was used already, or is not yours')
})

test('looking at people needs no fresh sign-in', async ({ page }) => {
  const dialog = await withAnOldSignIn(page)
  const answer = await page.goto(dialog.replace('/reset-password', ''))
  expect(answer?.status()).toBe(200)
})

test('access that Microsoft takes away in between comes back by itself where Microsoft allows it', async ({
  page,
}) => {
  const { user } = await tenant.person('amara.okafor')
  await signIn(page, 'megan', `/staff/${user.id}/reset-password`)
  await tenant.revoke('megan')
  await page.getByRole('dialog').getByRole('button', { name: 'Reset password' }).click()
  await expect(page.locator('output[name="temporaryPassword"]')).toBeVisible()
  expect(await tenant.writes()).toHaveLength(1)
})

test('where Microsoft wants a new sign-in, the manager signs in and comes back to the dialog', async ({
  page,
}) => {
  const { user } = await tenant.person('amara.okafor')
  await signIn(page, 'megan', `/staff/${user.id}/reset-password`)
  await tenant.revoke('megan', { interaction: true })
  await page.getByRole('dialog').getByRole('button', { name: 'Reset password' }).click()
  await expect(alert(page)).toContainText(/sign in again/i)
  expect(await tenant.writes()).toEqual([])
  await page.getByRole('link', { name: /sign in/i }).click()
  await signIn(page, 'megan', page.url())
  await expect(page.getByRole('dialog', { name: 'Reset password' })).toBeVisible()
  expect(await tenant.writes()).toEqual([])
})

test('signing out everywhere ends the session in the other browser too', async ({ page, browser }) => {
  await signIn(page, 'megan')
  const other = await browser.newPage()
  await signIn(other, 'megan')
  await page.goto('/sign-out')
  await page.getByRole('button', { name: 'On all my devices' }).click()
  await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible()
  await other.goto('/locations')
  await expect(other.getByRole('link', { name: 'Sign in with Microsoft' })).toBeVisible()
  await other.close()
})
