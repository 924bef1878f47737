import AxeBuilder from '@axe-core/playwright'
import { comeBack, expect, tenant, test } from '../fixtures'
import { isSound } from '../sound'

/** The screens of the job, one of each kind. */
async function addresses(): Promise<string[]> {
  const { user } = await tenant.person('sofia.hernandez')
  const person = `/staff/${user.id}`
  return [
    '/',
    '/staff?q=so',
    person,
    ...['reset-password', 'phone/add', 'methods'].map((room) => `${person}/${room}`),
  ]
}

test.describe.configure({ timeout: 90_000 })

test('in the colours of the device every field and button keeps its edge, and what is chosen shows', async ({
  page,
}) => {
  await comeBack(page, 'megan')
  for (const [index, address] of (await addresses()).entries()) {
    await page.goto(address)
    await page.emulateMedia({ forcedColors: 'active', colorScheme: index % 2 ? 'dark' : 'light' })
    const bare = await page
      .locator('.field, .bg-accent:is(a, button), [role="radiogroup"] label, .choice-boxes label, .surface')
      .and(page.locator(':not(.sr-only)'))
      .evaluateAll((all) =>
        all
          .filter(
            (one) => one.checkVisibility() && Number.parseFloat(getComputedStyle(one).borderTopWidth) < 1,
          )
          .map(({ outerHTML }) => outerHTML.slice(0, 160)),
      )
    expect(bare, address).toEqual([])
    // The colours are the device's own, and axe reads ours.
    const axe = new AxeBuilder({ page }).setLegacyMode(true).disableRules(['color-contrast'])
    const { violations } = await axe.analyze()
    expect(
      violations.map(({ id }) => id),
      address,
    ).toEqual([])
    await page.screenshot({ path: `tests/results/screens/forced-colours-${index}.png` })
  }
  await page.goto((await addresses())[3] ?? '')
  const chosen = page.getByRole('radio', { name: 'In person' })
  await chosen.check()
  const looks = await page
    .locator('[role="radiogroup"] input')
    .evaluateAll((all) => all.map((one) => getComputedStyle(one).appearance))
  expect(new Set(looks)).toEqual(new Set(['auto']))
})

test('who asks for less motion gets none', async ({ page }) => {
  await comeBack(page, 'megan')
  const [, , , dialog = ''] = await addresses()
  for (const [reducedMotion, animation] of [
    ['no-preference', 'arrive'],
    ['reduce', 'none'],
  ] as const) {
    await page.emulateMedia({ reducedMotion })
    await page.goto(dialog)
    await expect(page.locator('.dialog-panel')).toHaveCSS('animation-name', animation)
  }
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((one) => getComputedStyle(one).transitionDuration !== '0s')
      .map(({ outerHTML }) => outerHTML.slice(0, 120)),
  )
  expect(moving).toEqual([])
})

/** A window of 1280 x 800 at 200 % and 400 %. */
for (const [zoom, viewport] of [
  [200, { width: 640, height: 400 }],
  [400, { width: 320, height: 200 }],
] as const)
  test(`at ${zoom} % everything is there, and can be pressed`, async ({ page }) => {
    await page.setViewportSize(viewport)
    await comeBack(page, 'megan')
    const [people = '', , person = '', reset = '', phone = ''] = await addresses()
    for (const address of [people, person, reset, phone, '/activity']) {
      await page.goto(address)
      await isSound(page, `${address} at ${zoom} %`)
    }
  })

test('the typeface is fetched ahead and is there; of its other parts, nothing that the page does not need', async ({
  page,
}) => {
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('.woff2')) asked.push(request.url())
  })
  const answer = await page.goto('/sign-in')
  expect(answer?.headers()['link']).toMatch(/^<[^>]*inter_latin_wght[^>]*>; rel=preload; as="?font[^,]*$/)
  await expect(page.locator('body')).toHaveCSS('font-family', /^"Inter Variable"/)
  const drawn = () =>
    page.evaluate(() =>
      [...document.fonts].filter(({ status }) => status === 'loaded').map((one) => one.family),
    )
  await expect.poll(drawn).toEqual(['Inter Variable'])
  expect(asked).toHaveLength(1)
})

test('in the letters of the device every screen is as sound as in ours', async ({ page, context }) => {
  await context.route('**/*.woff2', (route) => route.abort())
  await page.setViewportSize({ width: 320, height: 640 })
  await comeBack(page, 'megan')
  for (const address of await addresses()) {
    await page.goto(address)
    await isSound(page, address)
  }
})
