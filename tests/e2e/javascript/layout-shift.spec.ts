import type { Page } from '@playwright/test'
import { comeBack, expect, scripted, tenant, test } from '../fixtures'
import { openSetup } from '../open-setup'

/** What Lighthouse calls a slow fourth generation: 1.6 Mbit/s and 150 ms. */
const slowLine = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 }
/** So many times slower than this machine. */
const slowPhone = 4
/** The most that may move under a thumb: https://web.dev/articles/cls calls 0.1 good. */
const most = 0.02

test.describe.configure({ timeout: 90_000 })
test.use({ viewport: { width: 390, height: 844 } })

async function onASlowLine(page: Page): Promise<void> {
  const line = await page.context().newCDPSession(page)
  await line.send('Network.enable')
  await line.send('Network.emulateNetworkConditions', slowLine)
  await line.send('Network.setCacheDisabled', { cacheDisabled: true })
  await line.send('Emulation.setCPUThrottlingRate', { rate: slowPhone })
  await page.addInitScript(() => {
    let shift = 0
    const add = (entries: PerformanceEntry[]) => {
      for (const entry of entries) shift += (entry as PerformanceEntry & { value: number }).value
    }
    const observer = new PerformanceObserver((list) => add(list.getEntries()))
    observer.observe({ type: 'layout-shift', buffered: true })
    const shiftSoFar = () => (add(observer.takeRecords()), shift)
    Object.assign(window, { shiftSoFar })
  })
}

/** Once all that can be seen is there and painted. */
async function shiftSoFar(page: Page): Promise<number> {
  await page.waitForFunction(() =>
    [...document.images]
      .filter((image) => image.checkVisibility() && image.getBoundingClientRect().top < window.innerHeight)
      .every((image) => image.complete),
  )
  return page.evaluate(async () => {
    await document.fonts.ready
    // What came last has been painted when the frame after the next one begins.
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
    return (window as unknown as { shiftSoFar: () => number }).shiftSoFar()
  })
}

async function shiftOf(page: Page, address: string): Promise<number> {
  await page.goto(address)
  await scripted(page)
  return shiftSoFar(page)
}

async function measure(page: Page, addresses: string[]): Promise<void> {
  await onASlowLine(page)
  const measured: Record<string, number> = {}
  for (const address of addresses) measured[address] = await shiftOf(page, address)
  const [worst = 0] = Object.values(measured).toSorted((a, b) => b - a)
  process.stdout.write(
    `    ${addresses.length} pages on a slow line: layout shift ${worst.toFixed(4)} at most\n`,
  )
  expect(Object.entries(measured).filter(([, shift]) => shift > most)).toEqual([])
}

test('a page that does move is found', async ({ page }) => {
  await comeBack(page, 'megan')
  await onASlowLine(page)
  expect(await shiftOf(page, page.url())).toBeLessThan(most)
  await page.evaluate(() => document.body.insertAdjacentHTML('afterbegin', '<p>One<br>more<br>notice</p>'))
  expect(await shiftSoFar(page)).toBeGreaterThan(most)
})

test('on a slow line nothing moves that was about to be tapped', async ({ page }) => {
  const { user } = await tenant.person('sofia.hernandez')
  const person = `/staff/${user.id}`
  await comeBack(page, 'alex', '/locations')
  const people = (await page.locator('main a[href^="/locations/"]').first().getAttribute('href')) ?? ''
  const rooms = ['', '/reset-password', '/phone/add'].map((room) => person + room)
  await measure(page, ['/locations', people, '/staff?q=so', ...rooms, '/activity'])
})

test('nor in Setup', async ({ page }) => {
  await openSetup(page, 'root', '/setup')
  await measure(page, ['/setup', '/setup/rules'])
})

test.describe('in a language whose own letters come last', { tag: '@nightly' }, () => {
  test.use({ locale: 'pl-PL' })

  test('nothing moves either', async ({ page }) => {
    const { user } = await tenant.person('sofia.hernandez')
    const person = `/staff/${user.id}`
    await comeBack(page, 'alex', '/locations')
    const people = (await page.locator('main a[href^="/locations/"]').first().getAttribute('href')) ?? ''
    const theirs = page.waitForResponse(/inter_latin_ext/)
    await measure(page, ['/locations', people, person, `${person}/reset-password`])
    await expect(page.locator('html')).toHaveAttribute('lang', /^pl/)
    expect((await theirs).ok()).toBe(true)
  })
})
