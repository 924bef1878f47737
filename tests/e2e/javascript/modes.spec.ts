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
