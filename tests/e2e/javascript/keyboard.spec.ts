import type { Page } from '@playwright/test'
import { comeBack, expect, tenant, test } from '../fixtures'
import { openSetup } from '../open-setup'

/** Every dialog, by the card that leads to it: of whom, at which address, and what its answer is called. */
const dialogs: [person: string, room: string, answer: string | null][] = [
  ['amara.okafor', 'reset-password', 'Password is reset'],
  ['amara.okafor', 'phone/add', null],
  ['amara.okafor', 'temporary-access-pass', 'Pass is made'],
  ['amara.okafor', 'qr-code', 'QR code is made'],
  ['amara.okafor', 'sign-out', 'Signed out everywhere'],
  ['amara.okafor', 'block', 'Sign-in is blocked'],
  ['amara.okafor', 'methods', null],
  ['sofia.hernandez', 'phone/mobile/change', null],
  ['sofia.hernandez', 'phone/sms-sign-in', 'SMS sign-in is off'],
  ['sofia.hernandez', 'phone/alternateMobile/remove', 'Phone number is removed'],
  ['dmytro.shevchenko', 'temporary-access-pass/void', 'Pass is void'],
  ['ananya.sharma', 'qr-code/temporary', 'Temporary code is made'],
  ['ananya.sharma', 'qr-code/delete', 'QR code is deleted'],
]

test.describe.configure({ timeout: 90_000 })

async function openByEnter(page: Page, here: string, room: string) {
  const card = page.locator(`#content a[href="${here}/${room}"]`)
  await card.focus()
  await page.keyboard.press('Enter')
  const heading = page.locator('dialog h2').first()
  await expect(heading, `${room}: reading starts at the title`).toBeFocused()
  return { card, heading }
}

/** Where the focus goes by Tab until it has been everywhere: inside the dialog, or to the browser's own frame. */
async function tabThrough(page: Page): Promise<{ outside: string[]; missed: string[] }> {
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('dialog *')) one.removeAttribute('data-met')
  })
  const outside: string[] = []
  const stops = await page.locator('dialog :is(a[href], button, input:not([type="hidden"]), select)').count()
  for (let presses = 0; presses < stops + 2; presses += 1) {
    await page.keyboard.press('Tab')
    const found = await page.evaluate(() => {
      const at = document.activeElement
      at?.setAttribute('data-met', '')
      return !at || at === document.body || at.closest('dialog') ? null : at.outerHTML.slice(0, 120)
    })
    if (found) outside.push(found)
  }
  const missed = await page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'dialog :is(a[href], button, input:not([type="hidden"]), select)',
      ),
    ]
      // Of radio buttons one is a stop; the arrow keys lead to the others.
      .filter(
        (one) => one.checkVisibility() && one.getAttribute('type') !== 'radio' && !('met' in one.dataset),
      )
      .map(({ outerHTML }) => outerHTML.slice(0, 120)),
  )
  return { outside, missed }
}

for (const half of [0, 1])
  test(`every dialog goes by keyboard alone, part ${half + 1}`, async ({ page }) => {
    await comeBack(page, 'megan')
    for (const [person, room, answer] of dialogs.filter((_, index) => index % 2 === half)) {
      const { user } = await tenant.person(person)
      const here = `/staff/${user.id}`
      await page.goto(here)
      const { card } = await openByEnter(page, here, room)
      expect(await tabThrough(page), room).toEqual({ outside: [], missed: [] })
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await expect(card, `${room}: the focus is back where it was`).toBeFocused()
      if (!answer) continue

      await openByEnter(page, here, room)
      await page.locator('dialog button[type="submit"]').focus()
      await page.keyboard.press('Enter')
      const told = page.getByRole('dialog', { name: answer }).getByRole('heading', { level: 2 })
      await expect(told, `${room}: reading goes on at the answer`).toBeFocused()
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    }
  })

test('a field sends its form by Enter, and what is wrong with one has the focus', async ({ page }) => {
  const { user } = await tenant.person('amara.okafor')
  const here = `/staff/${user.id}`
  await comeBack(page, 'megan', `${here}/phone/add`)
  const number = page.getByLabel('Phone number', { exact: true })
  await number.fill('2065')
  await page.keyboard.press('Enter')
  await expect(page.getByText('This number is too short')).toBeVisible()
  await expect(number).toBeFocused()
  await number.fill('2065550199')
  await page.keyboard.press('Enter')
  const added = page.getByRole('dialog', { name: 'Phone number is added' })
  await expect(added.getByRole('heading', { level: 2 })).toBeFocused()

  await page.goto(`${here}/temporary-access-pass`)
  const start = page.getByLabel('Starts')
  await start.fill('2025-01-01T08:00')
  await page.locator('dialog button[type="submit"]').press('Enter')
  await expect(page.getByText('This time is over')).toBeVisible()
  await expect(start).toBeFocused()
})

test('out of a dialog that another one led to, the focus goes to the card of both', async ({ page }) => {
  const { user } = await tenant.person('sofia.hernandez')
  const here = `/staff/${user.id}`
  await comeBack(page, 'megan', here)
  await openByEnter(page, here, 'methods')
  await page
    .getByRole('dialog')
    .getByRole('link', { name: /^Remove/ })
    .first()
    .press('Enter')
  await expect(page.getByRole('dialog', { name: 'Remove sign-in method' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.locator(`#content a[href="${here}/methods"]`)).toBeFocused()
})

test('in Setup the focus goes on at what came of a form', async ({ page }) => {
  await tenant.policy({ temporaryAccessPass: false })
  await openSetup(page, 'root', '/setup/fix/pass-policy')
  await page.getByRole('button', { name: 'Change it now' }).press('Enter')
  await expect(page.locator(':focus')).toContainText('Microsoft took it.')

  await page.goto('/setup/admin-recovery')
  await page.getByText('Fix it for me').press('Enter')
  await page.getByRole('button', { name: 'Turn off' }).press('Enter')
  await expect(page.locator(':focus')).toContainText('It is off now.')

  await page.goto('/setup/rules')
  await page.getByLabel('Accent colour').fill('#ffcc00')
  await page.keyboard.press('Enter')
  await expect(page.getByText('This colour is too pale')).toBeVisible()
  await expect(page.getByLabel('Accent colour')).toBeFocused()
  await page.getByLabel('Accent colour').fill('#0b5c70')
  await page.keyboard.press('Enter')
  await expect(page.locator(':focus')).toContainText('The new rules hold from now on')
  await page.getByLabel('Accent colour').fill('')
  await page.keyboard.press('Enter')
  await expect(page.locator(':focus')).toContainText('The new rules hold from now on')
})
