import type { Page } from '@playwright/test'
import { alert, expect, signIn, test } from './fixtures'
import { openSetup } from './open-setup'

const address = '/setup/rules'
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save the rules' }).click()
}

test(
  'what root sets in Rules is what a manager finds, at once',
  { tag: '@without-javascript' },
  async ({ page, browser }) => {
    await openSetup(page, 'root', address)
    await page.getByLabel('What you call locations').fill('Stores')
    await page.getByLabel('Name in place of My Staff').fill('Contoso Keys')
    await page.getByLabel('Accent colour').fill('#c8102e')
    await page.getByLabel('Logo').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: png })
    await page.getByLabel('Temporary Access Passes').uncheck()
    await save(page)
    await expect(page.getByText('The new rules hold from now on')).toBeVisible()

    const context = await browser.newContext()
    const manager = await context.newPage()
    try {
      await signIn(manager, 'megan')
      await manager.goto('/locations')
      await expect(manager.getByRole('heading', { level: 1 })).toHaveText('Stores')
      await expect(manager).toHaveTitle('Stores · Contoso Keys')
      await expect(manager.getByRole('img', { name: 'Contoso Keys' })).toBeVisible()
      const accent = await manager.evaluate(() =>
        getComputedStyle(document.documentElement).getPropertyValue('--color-accent'),
      )
      expect(accent).toContain('#c8102e')
    } finally {
      await context.close()
      await page.goto(address)
      for (const label of ['What you call locations', 'Name in place of My Staff', 'Accent colour'])
        await page.getByLabel(label).fill('')
      await page.getByLabel('Remove the logo').check()
      await page.getByLabel('Temporary Access Passes').check()
      await save(page)
      await expect(page.getByText('The new rules hold from now on')).toBeVisible()
    }
    await expect(page.getByRole('img', { name: 'Contoso Keys' })).toHaveCount(0)
  },
)

test(
  'what cannot be is said at its field, and what was typed stays',
  { tag: '@without-javascript' },
  async ({ page }) => {
    await openSetup(page, 'root', address)
    await page.getByLabel('Changes by one manager in a day').fill('none')
    await page.getByLabel('Accent colour').fill('#ffcc00')
    await save(page)
    await expect(alert(page)).toHaveText([
      'Enter a whole number from 5 to 10,000.',
      'This colour is too pale: text in it could not be read. Take a darker one.',
      'Something above needs your attention.',
    ])
    await expect(page.getByLabel('Changes by one manager in a day')).toHaveValue('none')
    await expect(page.getByLabel('Accent colour')).toHaveValue('#ffcc00')
  },
)

test('who may only look sees the rules and no button', async ({ page }) => {
  await openSetup(page, 'rani', address)
  await expect(page.getByLabel('Changes by one manager in a day')).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Save the rules' })).toHaveCount(0)
})
