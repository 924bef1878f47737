import type { Page } from '@playwright/test'
import { app, comeBack, expect, tenant, test } from '../fixtures'
import { fits, look } from '../look'

/** Every screen of the rooms about methods, as those of the others are looked at. */

test.describe.configure({ timeout: 90_000 })

async function open(page: Page, name: string, room = ''): Promise<void> {
  const { user } = await tenant.person(name)
  await comeBack(page, 'megan', `/staff/${user.id}${room}`)
}

async function send(page: Page): Promise<void> {
  await page.getByRole('dialog').locator('button[type="submit"]').click()
}

test('a person with a badge and a pass', async ({ page }) => {
  await open(page, 'xiuying.wang')
  await look(page, 'qr-code-person')
  await fits(page)
  await open(page, 'dmytro.shevchenko')
  await look(page, 'pass-person')
})

test('a pass: before, replaced, invalid, made', async ({ page }) => {
  await open(page, 'dmytro.shevchenko', '/temporary-access-pass')
  await look(page, 'pass-replace')
  await page.getByLabel('Starts').fill('2025-01-01T08:00')
  await send(page)
  await expect(page.getByText('This time is over')).toBeVisible()
  await look(page, 'pass-invalid')
  await open(page, 'amara.okafor', '/temporary-access-pass')
  await look(page, 'pass')
  await fits(page)
  await send(page)
  await expect(page.getByRole('dialog', { name: 'Pass is made' })).toBeVisible()
  await look(page, 'pass-made')
  await fits(page)
  await open(page, 'dmytro.shevchenko', '/temporary-access-pass/void')
  await look(page, 'pass-void')
})

test('a QR code: before, made, and its verbs', async ({ page }) => {
  await open(page, 'amara.okafor', '/qr-code')
  await look(page, 'qr-code')
  await fits(page)
  await send(page)
  await expect(page.getByRole('dialog', { name: 'QR code is made' })).toBeVisible()
  await look(page, 'qr-code-made')
  await fits(page)
  for (const verb of ['', '/temporary', '/pin', '/expiry', '/delete']) {
    await open(page, 'ananya.sharma', `/qr-code${verb}`)
    await look(page, `qr-code-ananya${verb.replace('/', '-')}`)
    await fits(page)
  }
  await tenant.features({ qrCodePinMethod: false })
  await open(page, 'amara.okafor', '/qr-code')
  await look(page, 'qr-code-nowhere')
})

test('methods: the list, one removed, all removed', async ({ page }) => {
  await open(page, 'sofia.hernandez', '/methods')
  await look(page, 'methods')
  await fits(page)
  await open(page, 'sofia.hernandez', '/methods/3179e48a-750b-4051-897c-87b9720928f7')
  await look(page, 'methods-remove')
  await open(page, 'sofia.hernandez', '/methods/start-over')
  await look(page, 'methods-start-over')
  await fits(page)
  await send(page)
  await expect(page.getByRole('dialog', { name: 'Methods are removed' })).toBeVisible()
  await look(page, 'methods-removed')
  await fits(page)
})

for (const language of ['de', 'ar'])
  test(`passes, QR codes and methods in ${language}`, async ({ browser }) => {
    const context = await browser.newContext({ locale: language, baseURL: app })
    const page = await context.newPage()
    await open(page, 'sofia.hernandez', '/methods/start-over')
    await look(page, `methods-start-over-${language}`)
    await fits(page)
    for (const room of ['temporary-access-pass', 'qr-code']) {
      await open(page, 'amara.okafor', `/${room}`)
      await look(page, `${room}-${language}`)
      await send(page)
      await expect(page.locator('output')).toBeVisible()
      await look(page, `${room}-made-${language}`)
      await fits(page)
    }
    await context.close()
  })
