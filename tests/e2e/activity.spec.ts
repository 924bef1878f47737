import AxeBuilder from '@axe-core/playwright'
import { readFile } from 'node:fs/promises'
import { comeBack, expect, signIn, submitReset, tenant, test } from './fixtures'

/** Names stand in the marks that keep their direction to themselves: hence the `.?` after them. */

test('a manager finds the activity in the menu, and their own sign-in in it', async ({ page }) => {
  await signIn(page, 'megan')
  await page.locator('summary', { hasText: 'Signed in as' }).click()
  await page.getByRole('link', { name: 'Activity' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Activity')
  await page.goto('/activity?action=sign-ins')
  const rows = page.getByRole('main').getByRole('listitem')
  await expect(rows).toHaveText([/Megan Bowen.? signed in.*Done/])
})

test(
  'the filter is a form whose answer is a link, and can be cleared',
  { tag: '@without-javascript' },
  async ({ page }) => {
    await comeBack(page, 'megan', '/activity?action=sign-ins&outcome=failed')
    await expect(page.getByRole('status').first()).toContainText('No record fits this filter.')
    await page.getByLabel('Outcome').selectOption('Done')
    await page.getByRole('button', { name: 'Filter' }).click()
    await expect(page).toHaveURL(/action=sign-ins&outcome=ok/)
    await expect(page.getByText(/Megan Bowen.? signed in/).first()).toBeVisible()
    await page.getByRole('link', { name: 'Clear the filter' }).click()
    await expect(page).toHaveURL(/\/activity$/)
  },
)

test(
  'the activity is taken away as a file that says where it ends, and that is in the activity',
  { tag: '@without-javascript' },
  async ({ page }) => {
    await comeBack(page, 'megan', '/activity?action=all')
    for (const [name, ending] of [
      ['CSV', 'csv'],
      ['JSON Lines', 'jsonl'],
    ] as const) {
      const downloading = page.waitForEvent('download')
      await page.getByRole('link', { name }).click()
      const download = await downloading
      expect(download.suggestedFilename()).toMatch(new RegExp(`^my-staff-activity-[\\d-]{10}\\.${ending}$`))
      const text = await readFile(await download.path(), 'utf8')
      expect(text).toContain('megan@contoso.example')
      if (ending === 'jsonl')
        expect(text.trim().split('\n').at(-1)).toMatch(/^\{"manifest":\{.*"seal":"\w{64}"/)
    }
    await page.goto('/activity?action=reading')
    await expect(page.getByText(/Megan Bowen.? exported the activity/).first()).toBeVisible()
  },
)

test('somebody else’s sign-ins and people are not there, however they are asked for', async ({ page }) => {
  await comeBack(page, 'hugo')
  await comeBack(page, 'megan', '/activity?action=all&by=hugo')
  await page.goto('/activity?action=all&by=hugo')
  await expect(page.getByText('Hugo')).toHaveCount(0)
  const { user } = await tenant.person('nora')
  const answer = await page.goto(`/activity?person=${user.id}`)
  expect(answer?.status()).toBe(404)
})

test('a tenant administrator reads the sign-ins of everybody', async ({ page, context }) => {
  await signIn(page, 'megan')
  await context.clearCookies()
  await signIn(page, 'root')
  await page.goto('/activity?action=sign-ins&by=megan')
  await expect(page.getByText(/Megan Bowen.? signed in/).first()).toBeVisible()
})

test('a person’s page says what was done last, by whom, when, where and how it ended', async ({ page }) => {
  const { user } = await tenant.person('amara.okafor')
  await comeBack(page, 'megan', `/staff/${user.id}`)
  await page.getByRole('link', { name: 'Reset password' }).click()
  await page.getByLabel('Reason').fill('ticket 4711')
  await submitReset(page)
  await expect(page.getByRole('dialog', { name: 'Password is reset' })).toBeVisible()
  await page.goto(`/staff/${user.id}`)
  const newest = page.getByRole('list', { name: 'Recent activity' }).getByRole('listitem').first()
  await expect(newest).toContainText(/Megan Bowen.? reset the password of .?Amara Okafor/)
  await expect(newest).toContainText(/ticket 4711.? · .?Pike Street/)
  await expect(newest).toContainText('Done')
  const today = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
  await expect(newest).toContainText(today.format(new Date()))
  await expect(newest).toContainText(/\d\d:\d\d/)

  await page.getByRole('link', { name: 'All activity' }).click()
  await expect(page).toHaveURL(new RegExp(`/activity\\?person=${user.id}$`))
  await expect(page.getByRole('main').getByRole('listitem').first()).toContainText('ticket 4711')
})

test('a stranger signs in first', async ({ page }) => {
  for (const address of ['/activity', '/activity/export?format=csv']) {
    await page.goto(address)
    await expect(page.getByRole('link', { name: 'Sign in with Microsoft' })).toBeVisible()
  }
})

test('axe finds nothing, also in Arabic and where nothing was found', async ({ page, javaScriptEnabled }) => {
  test.setTimeout(60_000)
  await comeBack(page, 'megan')
  for (const address of ['/activity?action=all', '/activity?outcome=unknown']) {
    await page.goto(address)
    const { scrollWidth, clientWidth } = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement
      return { scrollWidth, clientWidth }
    })
    expect(scrollWidth).toBe(clientWidth)
    // axe runs in the page.
    if (!javaScriptEnabled) continue
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  }
})
