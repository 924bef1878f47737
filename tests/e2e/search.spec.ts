import type { Page } from '@playwright/test'
import { alert, comeBack, expect, tenant, test } from './fixtures'

function box(page: Page) {
  return page.getByRole('searchbox', { name: 'Search all my people' })
}

function found(page: Page) {
  return page.getByRole('list', { name: 'People found' }).getByRole('link')
}

test(
  'three letters and one tap lead to the right person',
  { tag: '@without-javascript' },
  async ({ page, javaScriptEnabled }) => {
    await comeBack(page, 'alex')
    await box(page).pressSequentially('ama')
    if (!javaScriptEnabled) await box(page).press('Enter')
    await expect(found(page).first()).toContainText('Amara Okafor')
    await found(page).first().click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Amara Okafor')
  },
)

test('a search is an address', async ({ page }) => {
  await comeBack(page, 'alex', '/staff?q=sofi')
  await expect(box(page)).toHaveValue('sofi')
  await expect(page.getByText(/people in your 3 locations/)).toBeVisible()
  await expect(page.locator('mark').first()).toHaveText('Sofí')
  await expect(
    page.getByText('2 people have the name Sofía Hernández. Check the sign-in name.'),
  ).toBeVisible()
})

test('somebody else’s people are not found', async ({ page }) => {
  await comeBack(page, 'megan', '/staff?q=hugo+lindqvist')
  await expect(page.getByText('Nobody fits “hugo lindqvist” in your location.')).toBeVisible()
})

test('whatever is typed is taken as it stands', async ({ page }) => {
  const text = `"a" OR (x') & <b>&amp;`
  await comeBack(page, 'megan', `/staff?${new URLSearchParams({ q: text })}`)
  await expect(page.getByText(`Nobody fits “${text}” in your location.`)).toBeVisible()
  await expect(box(page)).toHaveValue(text)
})

test(
  'a text too long to search for is told, and stays in the box',
  { tag: '@without-javascript' },
  async ({ page }) => {
    await comeBack(page, 'megan')
    const answer = await page.goto(`/staff?q=${'a'.repeat(10_000)}`)
    expect(answer?.status()).toBe(422)
    await expect(alert(page)).toContainText('at most 64 characters')
    expect(await tenant.log().then((log) => log.filter(({ path }) => path.includes('search')))).toEqual([])
  },
)

test('however much is typed, in whatever script, there is an answer', async ({ page }) => {
  await comeBack(page, 'megan')
  // The box takes no more than its form can send; whatever is pasted is cut there.
  const text = '日'.repeat(Number(await box(page).getAttribute('maxlength')))
  await box(page).fill(text)
  await box(page).press('Enter')
  await expect(alert(page)).toContainText('at most 64 characters')
  await expect(box(page)).toHaveValue(text)
})

test('nothing to search for says what can be typed', async ({ page }) => {
  await comeBack(page, 'megan', '/staff')
  await expect(page.getByText(/^Type a name, a sign-in name/)).toBeVisible()
})

test('when Microsoft does not answer, the page says so', async ({ page }) => {
  // Nobody has searched in this sign-in yet: nothing is remembered of it.
  await comeBack(page, 'hugo')
  await tenant.faults({ match: { path: '/members/' }, fault: { status: 500 } })
  const answer = await page.goto('/staff?q=ama')
  expect(answer?.status()).toBe(504)
  await expect(alert(page)).toBeVisible()
  await tenant.noFaults()
  await page.getByRole('link', { name: 'Try again' }).click()
  await expect(page.getByText('Nobody fits “ama” in your location.')).toBeVisible()
})
