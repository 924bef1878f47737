import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { app, expect, openReset, signIn, submitReset, test } from '../fixtures'

/** Sends what no page of ours sends: a form of another kind. */
async function sendBrokenForm(page: Page): Promise<void> {
  await page.goto('/sign-out')
  const answered = page.waitForResponse((answer) => answer.request().method() === 'POST')
  await page.evaluate(() => {
    const form = document.createElement('form')
    form.method = 'post'
    document.body.append(form)
    form.submit()
  })
  expect((await answered).status()).toBe(400)
  await expect(page.locator('p[role="alert"]')).toBeVisible()
}

for (const [locale, dir, title, home] of [
  ['en-GB', 'ltr', 'This form cannot be read', 'Go to my people'],
  ['de-AT', 'ltr', 'Dieses Formular ist nicht lesbar', 'Zu meinem Team'],
  ['ar', 'rtl', 'تعذّرت قراءة هذا النموذج', 'الانتقال إلى فريقي'],
] as const)
  test(`a refused form is told in the reader's language, on a page like any other: ${locale}`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ locale, baseURL: app })
    const page = await context.newPage()
    await sendBrokenForm(page)
    await expect(page.locator('html')).toHaveAttribute('lang', locale)
    await expect(page.locator('html')).toHaveAttribute('dir', dir)
    await expect(page).toHaveTitle(`${title} · My Staff`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    for (const colorScheme of ['light', 'dark'] as const)
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 700 })
        await page.emulateMedia({ colorScheme })
        await page.screenshot({ path: `tests/results/screens/refused-${locale}-${width}-${colorScheme}.png` })
        const wide = await page.evaluate(() => document.documentElement.scrollWidth)
        expect(wide, `at ${width} px`).toBe(width)
        // What axe finds depends on the colours and the layout, not on the language.
        if (locale !== 'en-GB' || (width === 320) !== (colorScheme === 'light')) continue
        const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
        expect(violations.map(({ id }) => id)).toEqual([])
      }
    await page.getByRole('link', { name: home }).click()
    await expect(page).toHaveURL(/\/sign-in\?next=/)
    await context.close()
  })

test('the whole job breaks no rule of the content security policy', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: app })
  const page = await context.newPage()
  const broken: string[] = []
  await page.exposeFunction('report', (rule: string) => broken.push(rule))
  await page.addInitScript(() => {
    const { report } = window as unknown as { report: (rule: string) => void }
    document.addEventListener('securitypolicyviolation', (event) =>
      report(`${event.effectiveDirective} ${event.blockedURI}`),
    )
  })
  await signIn(page, 'megan')
  await openReset(page, 'Amara Okafor')
  await submitReset(page)
  await expect(page.getByText('Password is reset')).toBeVisible()
  await page.getByRole('link', { name: 'Done' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.locator('summary', { hasText: 'Signed in as' }).click()
  await page.getByLabel('Theme').selectOption('dark')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.goto('/staff/me')
  await sendBrokenForm(page)
  await page.goto('/sign-out')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible()
  expect(broken).toEqual([])

  // A rule broken on purpose is noticed.
  await page.evaluate(() => document.body.setAttribute('style', 'color: red'))
  await expect.poll(() => broken).toEqual(['style-src-attr inline'])
  await context.close()
})
