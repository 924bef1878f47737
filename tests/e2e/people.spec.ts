import type { Page } from '@playwright/test'
import { alert, comeBack, expect, tenant, test } from './fixtures'

function rows(page: Page) {
  return page.getByRole('list', { name: /People of/ }).getByRole('link')
}

function addresses(page: Page): Promise<string[]> {
  return rows(page).evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
}

test('three people are three rows', async ({ page }) => {
  const bakery = (await tenant.units()).find(({ displayName }) => displayName === 'Old Mill Bakery')
  await tenant.move(bakery?.id ?? '', { remove: bakery?.members.slice(3) })
  await comeBack(page, 'alex', `/locations/${bakery?.id}`)
  await expect(page.getByText('3 people')).toBeVisible()
  await expect(rows(page)).toHaveCount(3)
})

test(
  'a location of 400 people shows them all',
  { tag: '@without-javascript' },
  async ({ page, javaScriptEnabled }) => {
    await comeBack(page, 'ulla')
    await expect(page.getByText('400 people')).toBeVisible()
    const more = page.getByRole('link', { name: 'Show more people' })
    const seen = new Set(await addresses(page))
    while (seen.size < 400) {
      const before = page.url()
      if (javaScriptEnabled) {
        await rows(page).last().scrollIntoViewIfNeeded()
        await expect.poll(async () => (await addresses(page)).length).toBeGreaterThan(seen.size)
      } else {
        await more.click()
        await page.waitForURL((url) => url.href !== before, { waitUntil: 'domcontentloaded' })
      }
      for (const address of await addresses(page)) seen.add(address)
    }
    expect(seen.size).toBe(400)
    await expect(more).toHaveCount(0)
  },
)

test('a location of 100,000 people opens like any other, and finds one of them', async ({ page }) => {
  test.slow()
  await tenant.reset({ people: 100_000 })
  await comeBack(page, 'ulla')
  await expect(page.getByText('100,400 people')).toBeVisible()
  await expect(rows(page)).toHaveCount(50)
  const name = (await rows(page).last().locator('bdi').first().textContent()) ?? ''
  await page.goto(`/staff?${new URLSearchParams({ q: name })}`)
  await expect(page.getByRole('list', { name: 'People found' }).getByRole('link').first()).toContainText(name)
})

test('those who need attention are one tap away', { tag: '@without-javascript' }, async ({ page }) => {
  await comeBack(page, 'megan')
  await page.getByRole('link', { name: /Needs attention/ }).click()
  await expect(page.getByRole('link', { name: /Needs attention/ })).toHaveAttribute('aria-current', 'page')
  await expect(page.getByRole('link', { name: /Chloé Dubois/ })).toContainText('Blocked')
  await expect(page.getByRole('link', { name: /Amara Okafor/ })).toHaveCount(0)
})

test('groups and devices at a location are counted, not shown', async ({ page }) => {
  const airport = (await tenant.units()).find(({ displayName }) => displayName === 'Airport Terminal 2')
  await comeBack(page, 'tessa', `/locations/${airport?.id}`)
  await expect(page.getByText(/2 groups or devices in this location are not shown/)).toBeVisible()
})

test(
  'a page of the list from yesterday says so, and leads back to its beginning',
  { tag: '@without-javascript' },
  async ({ page }) => {
    await comeBack(page, 'ulla')
    const here = page.url()
    const answer = await page.goto(`${here}?page=from.yesterday`)
    expect(answer?.status()).toBe(410)
    await expect(alert(page)).toContainText('too old')
    await page.getByRole('link', { name: 'Try again' }).click()
    await expect(rows(page)).toHaveCount(50)
  },
)

test('trying again asks for the same people', async ({ page }) => {
  await comeBack(page, 'megan')
  await tenant.faults({ match: { path: '/members/' }, fault: { status: 500 } })
  await page.goto(`${page.url()}?show=attention`)
  await expect(alert(page)).toBeVisible()
  await tenant.noFaults()
  await page.getByRole('link', { name: 'Try again' }).click()
  await expect(page.getByRole('link', { name: /Needs attention/ })).toHaveAttribute('aria-current', 'page')
})

test('a location that was deleted while it was open is not there any more', async ({ page }) => {
  await comeBack(page, 'megan')
  await tenant.faults({
    match: { path: 'administrativeUnits/[^/]+$' },
    fault: { status: 404, body: { error: { code: 'Request_ResourceNotFound', message: '' } } },
  })
  expect((await page.reload())?.status()).toBe(404)
})
