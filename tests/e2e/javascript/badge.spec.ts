import { mkdir, readFile, writeFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { app, comeBack, expect, tenant, test } from '../fixtures'
import { lane } from '../lane'
import { inkOf, readQr, renderPdf } from '../print'

const folder = 'tests/results/screens'

async function makeCode(page: Page): Promise<void> {
  const { user } = await tenant.person('amara.okafor')
  await comeBack(page, 'megan', `/staff/${user.id}/qr-code`)
  await page.getByRole('dialog').getByRole('button', { name: 'Create QR code' }).click()
  await expect(page.getByRole('dialog', { name: 'QR code is made' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Print badge' })).toBeVisible()
}

/** What the pretend Graph has put into the last code that it made. */
async function lastContent(): Promise<string> {
  const lines = (await readFile(`${lane.folder}/secrets.jsonl`, 'utf8')).trim().split('\n')
  const codes = lines
    .map((line) => JSON.parse(line) as { kind: string; value: string })
    .filter(({ kind }) => kind === 'qr-code')
    .map(({ value }) => Buffer.from(value, 'base64').toString())
  return codes.findLast((text) => text.startsWith('pretend-qr-')) ?? ''
}

test('a printed badge is exactly 2 in wide, and its code is read as what Microsoft put into it', async ({
  page,
}) => {
  await makeCode(page)
  const pdf = await page.pdf({ preferCSSPageSize: true })
  const { pixels, dpi, inches, pages } = await renderPdf(pdf)
  await mkdir(folder, { recursive: true })
  await writeFile(`${folder}/badge.pdf`, pdf)
  expect(pages).toBe(1)
  // A6
  expect(inches.width).toBeCloseTo(105 / 25.4, 1)
  expect(inches.height).toBeCloseTo(148 / 25.4, 1)
  const width = inkOf(pixels).badgeWidth / dpi
  process.stdout.write(`    badge: ${width.toFixed(3)} in\n`)
  expect(Math.abs(width - 2)).toBeLessThanOrEqual(0.02)
  expect(readQr(pixels)).toBe(await lastContent())
})

for (const locale of ['de', 'ar'])
  test(`slips of somebody with a long name fit on one page in ${locale}`, async ({ browser }) => {
    const context = await browser.newContext({ locale, baseURL: app })
    // In the letters of this device, which are wider than ours.
    await context.route('**/*.woff2', (route) => route.abort())
    const page = await context.newPage()
    const { user } = await tenant.person('amara.okafor')
    const displayName = 'Maximiliane Wolkenstein-Rodenegg von und zu Trostburg'
    await tenant.change('amara.okafor', { displayName })
    const tomorrow = new Date(Date.now() + 24 * 3600_000).toISOString().slice(0, 16)
    for (const room of ['temporary-access-pass', 'qr-code']) {
      await comeBack(page, 'megan', `/staff/${user.id}/${room}`)
      if (room === 'temporary-access-pass') await page.locator('#startDateTime').fill(tomorrow)
      await page.getByRole('dialog').locator('button[type="submit"]').click()
      await expect(page.locator('output')).toBeVisible()
      await expect(page.locator('.print-slip')).toBeAttached()
      expect((await renderPdf(await page.pdf({ preferCSSPageSize: true }))).pages).toBe(1)
    }
    await context.close()
  })

test('the PIN never prints on the badge, which tells whose it is and where', async ({ page }) => {
  await makeCode(page)
  const pin = (await page.locator('output[name="pin"]').textContent()) ?? ''
  await page.emulateMedia({ media: 'print' })
  const printed = await page.evaluate(() => document.body.innerText)
  expect(printed).not.toContain(pin)
  expect(printed).toContain('Amara Okafor')
  expect(printed).toContain('Pike Street')
})

test('a code lies on white in the dark too, where a scanner reads it from the screen', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await makeCode(page)
  const ground = page
    .getByRole('dialog')
    .getByRole('img', { name: /^QR code of/ })
    .locator('..')
  await expect(ground).toHaveCSS('background-color', 'rgb(255, 255, 255)')
})

test('code and PIN hide after a minute, and come back when asked for', async ({ page }) => {
  await page.clock.install()
  await makeCode(page)
  const picture = page.getByRole('dialog').getByRole('img', { name: /^QR code of/ })
  await expect(picture).toBeVisible()
  await page.clock.runFor(61_000)
  await expect(picture).toHaveCount(0)
  await expect(page.locator('output[name="pin"]')).toHaveCount(0)
  await expect(page.locator('.print-slip')).toHaveCount(0)
  await page.getByRole('region', { name: 'QR code' }).getByRole('button', { name: 'Show' }).click()
  await expect(picture).toBeVisible()
})
