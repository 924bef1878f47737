import { alert, comeBack, expect, numberField, tenant, test } from './fixtures'

async function addressOf(name: string): Promise<string> {
  return `/staff/${(await tenant.person(name)).user.id}`
}

test('a number that Microsoft is still applying is shown as such, and not offered again', async ({
  page,
}) => {
  await tenant.lag({ methodSeconds: 60 })
  const address = await addressOf('layla.haddad')
  await comeBack(page, 'megan', `${address}/phone/add`)
  await (await numberField(page)).fill('2065550199')
  await page.getByRole('dialog').getByRole('button', { name: 'Add phone number' }).click()
  await expect(page.getByRole('dialog')).toContainText('still applying it')
  await page.getByRole('link', { name: 'Done' }).click()
  const number = page.getByRole('listitem', { name: 'Mobile', exact: true })
  await expect(number).toContainText('Saved and being applied')
  await expect(number.getByRole('link')).toHaveCount(0)
  await page.goto(`${address}/phone/add`)
  await expect(page.getByRole('radio', { name: 'Mobile', exact: true })).toHaveCount(0)
  await tenant.lag({ methodSeconds: 0 })
  await page.goto(address)
  await expect(number).toContainText('Ready for SMS sign-in')
})

test('a lost answer is looked up: what was done is said to be done', async ({ page }) => {
  const address = await addressOf('sofia.hernandez')
  await comeBack(page, 'megan', `${address}/phone/office/remove`)
  const match = { method: 'DELETE', path: 'phoneMethods' }
  await tenant.faults({ match, times: 1, fault: { reset: 'after' } })
  await page.getByRole('dialog').getByRole('button', { name: 'Remove phone number' }).click()
  await expect(page.getByRole('dialog', { name: 'Phone number is removed' })).toContainText(
    'We looked: it is done.',
  )
})

test('a lost answer is looked up: what is not to be seen is not said to be done', async ({ page }) => {
  await comeBack(page, 'megan', `${await addressOf('amara.okafor')}/phone/add`)
  await tenant.faults({
    match: { method: 'POST', path: 'phoneMethods' },
    times: 1,
    fault: { reset: 'before' },
  })
  await (await numberField(page)).fill('2065550199')
  await page.getByRole('dialog').getByRole('button', { name: 'Add phone number' }).click()
  await expect(alert(page)).toContainText('It may still have gone through')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('dialog', { name: 'Phone number is added' })).toBeVisible()
  expect(await tenant.writes()).toHaveLength(1)
})

test(
  'when Microsoft is busy, the number stays typed and is sent when the time has come',
  { tag: '@without-javascript' },
  async ({ page }) => {
    await comeBack(page, 'megan', `${await addressOf('amara.okafor')}/phone/add`)
    await tenant.faults({
      match: { method: 'POST', path: 'phoneMethods' },
      times: 1,
      fault: { status: 429, headers: { 'Retry-After': '10' } },
    })
    await (await numberField(page)).fill('2065550199')
    await page.getByRole('dialog').getByRole('button', { name: 'Add phone number' }).click()
    await expect(alert(page)).toContainText(/Try again at \d\d:\d\d/)
    await page.getByRole('button', { name: 'Try again', exact: true }).click({ timeout: 20_000 })
    await expect(page.getByRole('dialog', { name: 'Phone number is added' })).toBeVisible()
  },
)

test('a manager whose role does not include phones reads so, and who can', async ({ page }) => {
  const units = await tenant.units()
  const [id] = units.find(({ displayName }) => displayName === 'Garden Terrace')?.members ?? []
  await comeBack(page, 'hugo', `/staff/${id}`)
  await expect(
    page.getByText('does not include phone numbers. You need the role Authentication Administrator'),
  ).toBeVisible()
  await expect(page.getByRole('link', { name: 'Add phone number' })).toHaveCount(0)
  expect((await page.goto(`/staff/${id}/phone/add`))?.status()).toBe(403)
  await expect(alert(page)).toContainText('Authentication Administrator')
})

for (const [what, typed, sentence] of [
  ['letters', 'ask Amara', 'Use only digits'],
  ['a formula', '=1+1', 'Use only digits'],
  ['40 digits', '1'.repeat(40), 'too long'],
  ['an extension for SMS', '206 555 0142 x5', 'Only an office number'],
  ['a landline', '+49 30 123456', 'This is a landline'],
] as const)
  test(
    `${what} instead of a mobile number: the reason stands at the field, and what was typed stays`,
    { tag: '@without-javascript' },
    async ({ page }) => {
      await comeBack(page, 'megan', `${await addressOf('amara.okafor')}/phone/add`)
      const field = await numberField(page)
      await field.fill(typed)
      const sent = page.waitForResponse((response) => response.request().method() === 'POST')
      await page.getByRole('dialog').getByRole('button', { name: 'Add phone number' }).click()
      expect((await sent).status()).toBe(422)
      await expect(field).toHaveAccessibleDescription(new RegExp(sentence))
      await expect(field).toHaveValue(typed)
      expect(await tenant.writes()).toEqual([])
    },
  )
