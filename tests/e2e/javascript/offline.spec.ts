import type { Page } from '@playwright/test'
import { alert, comeBack, expect, scripted, tenant, test } from '../fixtures'
import { look } from '../look'
import { openSetup } from '../open-setup'

const held = (page: Page) => page.getByRole('dialog', { name: 'No connection' })
const tryAgain = (page: Page) => held(page).getByRole('button', { name: 'Try again' })

test('a link without a network leaves the page where it is, and one tap goes on', async ({
  page,
  context,
}) => {
  await comeBack(page, 'megan')
  const here = page.url()
  await scripted(page)
  await context.setOffline(true)
  await page.getByRole('link', { name: /Amara Okafor/ }).click()
  await expect(held(page)).toContainText('Nothing was sent')
  await tryAgain(page).click()
  await expect(alert(page)).toContainText('Still no connection.')
  expect(page.url()).toBe(here)
  await look(page, 'offline')
  await context.setOffline(false)
  await tryAgain(page).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Amara Okafor')
})

test('a form without a network is not sent, keeps what was typed, and goes when it is told to', async ({
  page,
  context,
}) => {
  const { user } = await tenant.person('amara.okafor')
  await comeBack(page, 'megan', `/staff/${user.id}/phone/add`)
  const number = page.getByLabel('Phone number', { exact: true })
  await scripted(page)
  await number.fill('2065550199')
  await page.getByLabel('Reason').fill('INC 4711')
  await context.setOffline(true)
  await number.press('Enter')
  await expect(held(page)).toBeVisible()
  await held(page).getByRole('button', { name: 'Close' }).click()
  await expect(number).toBeFocused()
  await expect(number).toHaveValue('2065550199')
  // The way out takes the network, too.
  await page.keyboard.press('Escape')
  await expect(held(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Add phone number' })).toBeVisible()
  // However often: some browsers close a dialog in the end, whatever the page says.
  for (let times = 0; times < 6; times += 1) await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Add phone number' })).toBeVisible()
  await expect(number).toHaveValue(/206.*555.*0199/)
  await page.getByRole('dialog').getByRole('button', { name: 'Add phone number' }).click()
  await expect(held(page)).toBeVisible()
  expect(await tenant.writes()).toEqual([])

  await context.setOffline(false)
  expect(await tenant.writes(), 'nothing goes by itself').toEqual([])
  await tryAgain(page).click()
  await expect(page.getByRole('dialog', { name: 'Phone number is added' })).toBeVisible()
  expect(await tenant.writes()).toHaveLength(1)
  await page.goto('/activity')
  await expect(page.getByText('INC 4711').first()).toBeVisible()
})

test('a list that is filtered, and a search, wait for the network as well', async ({ page, context }) => {
  await comeBack(page, 'tessa', '/locations')
  await scripted(page)
  await context.setOffline(true)
  const filter = page.locator('input[name="filter"]')
  await filter.fill('Pike')
  await filter.press('Enter')
  await expect(held(page)).toBeVisible()
  await context.setOffline(false)
  // It goes as the form that was held back: as a page of its own, which must be there before the network goes again.
  const arrived = page.waitForEvent('load')
  await tryAgain(page).click()
  await arrived
  await expect(page).toHaveURL(/filter=Pike/)
  await expect(page.getByRole('list', { name: 'Locations' }).getByRole('link')).toHaveCount(1)

  await scripted(page)
  await context.setOffline(true)
  const search = page.getByRole('searchbox', { name: 'Search all my people' })
  await search.fill('amara')
  await search.press('Enter')
  await expect(held(page)).toBeVisible()
  await context.setOffline(false)
  await tryAgain(page).click()
  await expect(page.getByRole('list', { name: 'People found' }).getByRole('link').first()).toContainText(
    'Amara',
  )
})

test('a form of Setup whose answer got lost says so, and nothing else breaks', async ({ page }) => {
  await tenant.policy({ temporaryAccessPass: false })
  await openSetup(page, 'root', '/setup/fix/pass-policy')
  await scripted(page)
  await page.route('**/setup/fix/*', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  )
  await page.getByRole('button', { name: 'Change it now' }).click()
  await expect(alert(page)).toContainText('Whether it was changed is not known')
  await page.unrouteAll()
  await page.getByRole('link', { name: 'Look again' }).click()
  await expect(page.getByRole('button', { name: 'Change it now' })).toBeVisible()
})

test('a browser that is wrong about its network holds nobody up', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'onLine', { get: () => false }))
  await comeBack(page, 'megan')
  await scripted(page)
  await page.getByRole('link', { name: /Amara Okafor/ }).click()
  await tryAgain(page).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Amara Okafor')
  await page.getByRole('link', { name: 'Pike Street', exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pike Street')
})
