import { alert, comeBack, expect, tenant, test } from './fixtures'

test('megan, who looks after one location, lands straight on its people', async ({ page }) => {
  await comeBack(page, 'megan')
  await expect(page).toHaveURL(/\/locations\/[0-9a-f-]{36}$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pike Street')
  await expect(page.getByText('48 people')).toBeVisible()
  await expect(page.getByRole('link', { name: /Amara Okafor/ })).toBeVisible()
})

test('alex chooses among three locations first', { tag: '@without-javascript' }, async ({ page }) => {
  await comeBack(page, 'alex')
  await expect(page.getByRole('heading', { name: 'Locations' })).toBeVisible()
  const names = await page.getByRole('main').getByRole('listitem').getByRole('link').allTextContents()
  expect(names.map((name) => /^(Harbour Quay|Old Mill Bakery|Pike Street)/.exec(name)?.[0])).toEqual([
    'Harbour Quay',
    'Old Mill Bakery',
    'Pike Street',
  ])
  await page.getByRole('link', { name: /Old Mill Bakery/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Old Mill Bakery')
})

test('nora, who holds no role, reads why there is nothing and whom to ask', async ({ page }) => {
  await comeBack(page, 'nora')
  await expect(page.getByRole('heading', { name: 'You do not look after any location yet' })).toBeVisible()
  await expect(page.getByText(/Please give nora@contoso.example the role/)).toBeVisible()
  await expect(page.getByText('extension 4400').first()).toBeVisible()
})

test('a role that can do nothing here makes no location appear', async ({ page }) => {
  await comeBack(page, 'greta')
  await expect(page.getByRole('heading', { name: 'You do not look after any location yet' })).toBeVisible()
})

test('a role that comes through a group counts', async ({ page }) => {
  await comeBack(page, 'gina')
  await expect(page).toHaveURL(/\/locations\//)
})

test('a person of somebody else, an id that is none and an unknown address look alike', async ({ page }) => {
  await comeBack(page, 'megan')
  const units = await tenant.units()
  const foreign = units.find(({ displayName }) => displayName === 'Harbour Quay')
  const stranger = foreign?.members[0]
  const bodies = []
  for (const address of [
    `/staff/${stranger}`,
    `/staff/${crypto.randomUUID()}`,
    '/staff/me',
    `/locations/${foreign?.id}`,
    '/nowhere',
  ]) {
    const answer = await page.goto(address)
    expect(answer?.status(), address).toBe(404)
    bodies.push(await page.locator('main').innerText())
  }
  expect(new Set(bodies).size).toBe(1)
  expect(bodies[0]).toContain('There is nothing here')
})

test('the location that was opened last comes first', async ({ page }) => {
  await comeBack(page, 'alex')
  await page.getByRole('link', { name: /Pike Street/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pike Street')
  await page.goto('/locations')
  const first = page.getByRole('main').getByRole('listitem').first()
  await expect(first).toContainText('Pike Street')
  await expect(first).toContainText('Last visited')
})

test('a role for a time says when it ends', async ({ page }) => {
  await comeBack(page, 'pim', '/locations')
  await expect(page.getByText(/^Your role here ends /)).toBeVisible()
})

test(
  'with many locations, typing part of a name narrows them',
  { tag: '@without-javascript' },
  async ({ page, javaScriptEnabled }) => {
    await comeBack(page, 'tessa')
    const rows = page.getByRole('main').getByRole('listitem').getByRole('link')
    await expect(rows.first()).toContainText('Everyone')
    await page.getByRole('searchbox', { name: 'Filter locations' }).fill('quay')
    if (!javaScriptEnabled) await page.getByRole('button', { name: 'Show' }).click()
    await expect(rows).toHaveCount(1)
    await expect(rows).toContainText('Harbour Quay')
    const filter = page.getByRole('searchbox', { name: 'Filter locations' })
    await filter.fill(
      '日'.repeat(javaScriptEnabled ? 10_000 : Number(await filter.getAttribute('maxlength'))),
    )
    if (!javaScriptEnabled) await page.getByRole('button', { name: 'Show' }).click()
    await expect(page.getByText(/No location has “日+” in its name/)).toBeVisible()
    await page.goto('/locations?filter=nowhere')
    await expect(page.getByText('No location has “nowhere” in its name.')).toBeVisible()
  },
)

test('a role over everybody opens everybody', async ({ page }) => {
  await comeBack(page, 'tessa')
  await page
    .getByRole('main')
    .getByRole('link', { name: /Everyone/ })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Everyone')
  await expect(page.getByRole('list', { name: /People of/ }).getByRole('link')).toHaveCount(50)
})

test('a location whose members are hidden says so', async ({ page }) => {
  await comeBack(page, 'tessa')
  await page.getByRole('link', { name: /Tasting Lab/ }).click()
  await expect(page.getByText('Microsoft does not show who works here')).toBeVisible()
})

test('when Microsoft is busy the page says until when, and nothing is lost', async ({ page }) => {
  await comeBack(page, 'megan')
  await tenant.faults({ match: { path: '.*' }, fault: { status: 429, headers: { 'Retry-After': '120' } } })
  const answer = await page.reload()
  expect(answer?.status()).toBe(503)
  await expect(alert(page)).toContainText(/Try again at \d\d:\d\d/)
})
