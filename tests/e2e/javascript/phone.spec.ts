import { comeBack, expect, scripted, tenant, test } from '../fixtures'

test.beforeEach(async ({ page }) => {
  const { user } = await tenant.person('amara.okafor')
  await comeBack(page, 'megan', `/staff/${user.id}/phone/add`)
})

test('while it is typed the number is grouped, and below it stands what will be sent', async ({ page }) => {
  const field = page.getByLabel('Phone number', { exact: true })
  await scripted(page)
  // What reads numbers is fetched when the field is entered: until it is there they stay as they are typed.
  await field.fill('2065550199')
  await expect(page.getByText('Will be saved as +1 2065550199')).toBeVisible()
  await field.fill('')
  await field.pressSequentially('2065550199')
  await expect(field).toHaveValue('(206) 555-0199')
  await expect(page.getByText('Will be saved as +1 2065550199')).toBeVisible()
  await field.fill('+49 30 123456')
  await page.getByRole('radio', { name: 'Mobile' }).focus()
  await expect(page.getByText('This is a landline')).toBeVisible()
  await page.getByRole('radio', { name: 'Office' }).check()
  await expect(page.getByText('Will be saved as +49 30123456')).toBeVisible()
  expect(await tenant.writes()).toEqual([])
})

test('a country is found by name, by code and by its letters, with the keyboard alone', async ({ page }) => {
  const country = page.locator('input#country')
  for (const [typed, found] of [
    ['germ', 'Germany'],
    ['cote', 'Côte d’Ivoire'],
    ['+972', 'Israel'],
    ['de', 'Germany'],
    ['jp', 'Japan'],
  ] as const) {
    await country.fill(typed)
    await expect(page.getByRole('listbox').getByRole('option').first()).toContainText(found)
    await page.keyboard.press('Enter')
    await expect(country).toHaveValue(new RegExp(`^${found}`))
  }
  await country.fill('Germany')
  await page.keyboard.press('Tab')
  await expect(country).toHaveValue(/^Germany/)
  await country.fill('Japan')
  await page.getByRole('option', { name: /Japan/ }).click()
  await country.fill('Atlantis')
  await expect(page.getByText('No country matches.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(country).toHaveValue(/^Japan/)
  await expect(page.getByRole('dialog')).toBeVisible()
})

test('the country that was used last comes next', async ({ page }) => {
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.locator('input#country').fill('Germany')
  await page.keyboard.press('Enter')
  await page.getByLabel('Phone number', { exact: true }).fill('0171 1234567')
  await page.getByRole('dialog').getByRole('button', { name: 'Add phone number' }).click()
  await expect(page.getByRole('dialog', { name: 'Phone number is added' })).toBeVisible()
  const { user } = await tenant.person('sam.ortiz')
  await page.goto(`/staff/${user.id}/phone/add`)
  await page.locator('input#country').click()
  await expect(page.getByRole('group', { name: 'Suggested' }).getByRole('option')).toHaveText([
    /United States/,
    /Germany/,
  ])
})

test('an answer that does not reach the browser is told', async ({ page }) => {
  await page.route('**/phone/add', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    await route.fetch()
    await route.abort()
  })
  await page.getByLabel('Phone number', { exact: true }).fill('2065550199')
  await page.getByRole('dialog').getByRole('button', { name: 'Add phone number' }).click()
  await expect(page.getByRole('dialog', { name: 'The answer got lost' })).toBeVisible()
  await page.getByRole('link', { name: 'Look again' }).click()
  await expect(page.getByRole('listitem', { name: 'Mobile', exact: true })).toContainText('+X XXXXXXXX99')
})

test('what was typed and chosen before the page’s script arrived stays', async ({ page }) => {
  const address = page.url()
  let arrive = () => {}
  const held = new Promise<void>((resolve) => (arrive = resolve))
  await page.route('**/_next/static/**/*.js', async (route) => {
    await held
    await route.continue()
  })
  await page.goto(address, { waitUntil: 'commit' })
  await page.locator('select#country').selectOption('DE')
  await page.getByRole('radio', { name: 'Office' }).check()
  await page.getByLabel('Phone number', { exact: true }).fill('030 123456')
  arrive()
  await expect(page.locator('input#country')).toHaveValue(/^Germany/)
  await expect(page.getByRole('radio', { name: 'Office' })).toBeChecked()
  await page.getByRole('dialog').getByRole('button', { name: 'Add phone number' }).click()
  await expect(page.getByRole('dialog', { name: 'Phone number is added' })).toContainText('+49 30123456')
})
