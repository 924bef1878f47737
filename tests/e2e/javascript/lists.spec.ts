import { alert, comeBack, expect, scripted, tenant, test } from '../fixtures'

const busy = { match: { path: '/members/' }, fault: { status: 429, headers: { 'Retry-After': '120' } } }

test('when Microsoft is busy in the middle of a list, what is there stays and one tap goes on', async ({
  page,
}) => {
  await comeBack(page, 'ulla')
  const rows = page.getByRole('list', { name: /People of/ }).getByRole('link')
  await expect(rows).toHaveCount(50)
  await tenant.faults(busy)
  await page.keyboard.press('End') // a click on the link would come too late: scrolling to it asks already
  await expect(alert(page)).toContainText('The rest of the list is missing')
  await expect(rows).toHaveCount(50)
  await tenant.noFaults()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(rows).not.toHaveCount(50)
})

test('the results follow what is typed, and Back leads to where one was', async ({ page }) => {
  await comeBack(page, 'alex')
  const box = page.getByRole('searchbox', { name: 'Search all my people' })
  const found = page.getByRole('list', { name: 'People found' }).getByRole('link')
  await box.pressSequentially('amara')
  await expect(found.first()).toContainText('Amara Okafor')
  await box.fill('sofi')
  await expect(found.first()).toContainText('Sofía Hernández')
  await expect(page).toHaveURL(/\?q=sofi$/)
  await expect(box).toBeFocused()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Locations' })).toBeVisible()
  await expect(box).toHaveValue('')
})

test('a search that breaks leaves what was found, and one tap tries again', async ({ page }) => {
  await comeBack(page, 'alex', '/staff?q=ama')
  const found = page.getByRole('list', { name: 'People found' }).getByRole('link')
  await expect(found.first()).toContainText('Amara Okafor')
  await page.route('**/staff/search?*', (route) => route.abort(), { times: 1 })
  await page.getByRole('searchbox', { name: 'Search all my people' }).fill('sofi')
  await expect(alert(page)).toContainText('The search did not finish')
  await expect(found.first()).toContainText('Amara Okafor')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(found.first()).toContainText('Sofía Hernández')
})

test('a page that somebody is about to open is there when they do', async ({ page }) => {
  await comeBack(page, 'megan')
  const link = page.getByRole('link', { name: /Amara Okafor/ })
  const fetched = page.waitForResponse(
    (answer) => answer.url().includes(`/staff/`) && answer.url().includes('_rsc'),
  )
  await link.hover()
  await fetched
  await link.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Amara Okafor')
})

test('with Tab one hurries past people without opening any of them', async ({ page }) => {
  await comeBack(page, 'megan')
  await page.clock.install()
  await page.reload()
  await scripted(page)
  const rows = page.getByRole('list', { name: /People of/ }).getByRole('link')
  const opened = new Set<string>() // Next asks for a page twice: for its shape, and then for what is in it
  page.on('request', (request) => {
    if (request.url().includes('_rsc')) opened.add(new URL(request.url()).pathname)
  })
  await page.clock.pauseAt(Date.now() + 60_000)
  await rows.nth(3).focus()
  for (let tabs = 0; tabs < 10; tabs += 1) await page.keyboard.press('Tab')
  const last = await rows.nth(13).getAttribute('href')
  await expect(rows.nth(13)).toBeFocused()
  await page.clock.runFor(1000)
  await expect.poll(() => [...opened]).toEqual([last])
  await page.clock.runFor(1000)
  expect([...opened]).toEqual([last])
})

test('from a person one gets to another location in two clicks', async ({ page }) => {
  await comeBack(page, 'alex', '/locations')
  await page.getByRole('link', { name: /Pike Street/ }).click()
  await page.getByRole('link', { name: /Amara Okafor/ }).click()
  const menu = page.getByRole('navigation', { name: 'Locations' })
  await menu.locator('summary').click()
  await expect(menu.getByRole('link')).toHaveText([
    'Pike Street',
    'Harbour Quay',
    'Old Mill Bakery',
    'All locations',
  ])
  await menu.getByRole('link', { name: 'Harbour Quay' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Harbour Quay')
  await expect(menu.getByRole('link', { name: 'All locations' })).toBeHidden()
})
