import { app, comeBack, expect, openReset, submitReset, tenant, test } from '../fixtures'
import { fits, look } from '../look'

test('sign-in', async ({ page }) => {
  await page.goto('/sign-in')
  await look(page, 'sign-in')
  await fits(page)
})

test('three locations', async ({ page }) => {
  await comeBack(page, 'alex')
  await look(page, 'locations')
  await fits(page)
})

test('no location', async ({ page }) => {
  await comeBack(page, 'nora')
  await look(page, 'no-location')
  await fits(page)
})

test('people, one of them with a name of 200 letters', async ({ page }) => {
  await comeBack(page, 'megan')
  await look(page, 'people')
  await fits(page)
})

test('a person, the dialog and the password', async ({ page }) => {
  await comeBack(page, 'megan')
  await page.getByRole('link', { name: /Amara Okafor/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Amara Okafor')
  await look(page, 'person')
  await fits(page)
  await page.getByRole('link', { name: 'Reset password' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await look(page, 'reset')
  await fits(page)
  await submitReset(page)
  await expect(page.getByText('Password is reset')).toBeVisible()
  await look(page, 'password')
  await fits(page)
})

test('a typed password', async ({ page }) => {
  await comeBack(page, 'megan')
  await openReset(page, 'Ingrid Sørensen')
  await page.getByLabel('Temporary password', { exact: true }).fill('ingrid-Coffee26')
  await look(page, 'typed')
  await fits(page)
})

test('a person who cannot be reset', async ({ page }) => {
  const { user } = await tenant.person('tomas.reyes')
  await comeBack(page, 'megan', `/staff/${user.id}`)
  await look(page, 'not-allowed')
})

test('no answer, and Microsoft busy', async ({ page }) => {
  await comeBack(page, 'megan')
  await openReset(page, 'Amara Okafor')
  await tenant.faults({ match: { path: 'resetPassword' }, times: 1, fault: { reset: 'after' } })
  await submitReset(page)
  await expect(page.getByRole('dialog', { name: 'No answer from Microsoft' })).toBeVisible()
  await look(page, 'unanswered')
  await tenant.faults({
    match: { path: 'resetPassword' },
    times: 1,
    fault: { status: 429, headers: { 'Retry-After': '90' } },
  })
  await page.getByRole('button', { name: 'Make a new password' }).click()
  await expect(page.getByRole('dialog', { name: 'Microsoft is busy' })).toBeVisible()
  await look(page, 'busy')
})

test('phone numbers: on the person, and their dialogs', async ({ page }) => {
  test.setTimeout(90_000)
  const { user } = await tenant.person('sofia.hernandez')
  await comeBack(page, 'megan', `/staff/${user.id}`)
  await look(page, 'phones')
  await fits(page)
  const rooms = {
    change: 'mobile/change',
    remove: 'mobile/remove',
    'sms-sign-in': 'sms-sign-in',
    taken: 'add',
  }
  for (const [name, address] of Object.entries(rooms)) {
    await page.goto(`/staff/${user.id}/phone/${address}`)
    await look(page, `phone-${name}`)
    await fits(page)
  }
})

test('a phone number as it is typed, its country, and what came of it', async ({ page }) => {
  test.setTimeout(90_000)
  const { user } = await tenant.person('amara.okafor')
  await comeBack(page, 'megan', `/staff/${user.id}/phone/add`)
  await page.locator('input#country').fill('united')
  await look(page, 'phone-country')
  await page.keyboard.press('Escape')
  await page.getByLabel('Phone number', { exact: true }).fill('2065')
  await page.getByRole('dialog').getByRole('button', { name: 'Add phone number' }).click()
  await expect(page.getByText('This number is too short')).toBeVisible()
  await look(page, 'phone-invalid')
  await page.getByLabel('Phone number', { exact: true }).fill('2065550199')
  await expect(page.getByText('+1 2065550199')).toBeVisible()
  await look(page, 'phone-typed')
  await fits(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Add phone number' }).click()
  await expect(page.getByRole('dialog', { name: 'Phone number is added' })).toBeVisible()
  await look(page, 'phone-added')
})

test('signing out, blocking and unblocking', async ({ page }) => {
  test.setTimeout(90_000)
  const { user } = await tenant.person('amara.okafor')
  const here = `/staff/${user.id}`
  await comeBack(page, 'megan', `${here}/sign-out`)
  await look(page, 'sign-out-person')
  await fits(page)
  await page.goto(`${here}/block`)
  await look(page, 'block')
  await fits(page)
  await page.locator('dialog button[type="submit"]').click()
  await expect(page.getByRole('dialog', { name: 'Sign-in is blocked' })).toBeVisible()
  await look(page, 'blocked')
  await page.goto(`${here}/block`)
  await look(page, 'unblock')
})

test('nothing here', async ({ page }) => {
  await comeBack(page, 'megan', '/staff/me')
  await look(page, 'nothing-here')
})

for (const language of ['de', 'ar'])
  test(`the job in ${language}`, async ({ browser }) => {
    test.setTimeout(90_000)
    const context = await browser.newContext({ locale: language, baseURL: app })
    const page = await context.newPage()
    const { user } = await tenant.person('amara.okafor')
    await page.goto(`/staff/${user.id}/reset-password`)
    await look(page, `sign-in-${language}`)
    await page.locator('main a[href^="/sign-in/start"]').click()
    await page.locator('form', { hasText: 'Megan Bowen' }).getByRole('button').click()
    await expect(page.locator('dialog')).toBeVisible()
    await look(page, `reset-${language}`)
    await page.locator('dialog button[type="submit"]').click()
    await expect(page.locator('output')).toBeVisible()
    await look(page, `password-${language}`)
    await fits(page)
    await page.goto('/locations')
    await look(page, `locations-${language}`)
    await page.goto(`/staff/${user.id}`)
    await look(page, `person-${language}`)
    await page.goto(`/staff/${user.id}/phone/add`)
    await look(page, `phone-${language}`)
    await fits(page)
    for (const room of ['sign-out', 'block']) {
      await page.goto(`/staff/${user.id}/${room}`)
      await look(page, `${room}-${language}`)
      await fits(page)
    }
    await context.close()
  })
