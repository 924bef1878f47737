import type { Page } from '@playwright/test'
import { alert, comeBack, expect, simulator, tenant, test } from './fixtures'

const secret = 'output[name="temporaryAccessPass"]'

async function openPerson(page: Page, name: string): Promise<string> {
  const { user } = await tenant.person(name)
  await comeBack(page, 'megan', `/staff/${user.id}`)
  return `/staff/${user.id}/temporary-access-pass`
}

async function passes(name: string) {
  const { methods } = await tenant.person(name)
  return methods.filter((one) => one['@odata.type'].includes('temporaryAccessPass'))
}

/** The status of the answer to the form. */
async function send(page: Page, name: string): Promise<number> {
  const sent = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByRole('dialog').getByRole('button', { name }).click()
  return (await sent).status()
}

test(
  'a manager makes a pass, and the person signs in with it instead of the password',
  { tag: '@without-javascript' },
  async ({ page }) => {
    await openPerson(page, 'amara.okafor')
    await page.getByRole('link', { name: 'Create Temporary Access Pass' }).click()
    const dialog = page.getByRole('dialog', { name: 'Create Temporary Access Pass' })
    await expect(dialog).toContainText('amara.okafor@contoso.example')
    await dialog.getByRole('radio', { name: '2 hours' }).check()
    expect(await send(page, 'Create Temporary Access Pass')).toBe(200)
    await expect(page.getByRole('dialog', { name: 'Pass is made' })).toContainText('For one sign-in, until')
    const pass = (await page.locator(secret).textContent()) ?? ''
    expect(await passes('amara.okafor')).toMatchObject([
      { temporaryAccessPass: pass, lifetimeInMinutes: 120, isUsableOnce: true },
    ])
    expect((await tenant.writes()).map(({ method }) => method)).toEqual(['POST'])

    await page.getByRole('link', { name: 'Done' }).click()
    await expect(page.getByText(/^For one sign-in, until/)).toBeVisible()
    expect(await page.content()).not.toContain(pass)

    await page.goto(simulator)
    await page.getByLabel('Sign-in name').fill('amara.okafor@contoso.example')
    await page.getByLabel('Password').fill(pass)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByRole('heading', { name: /Amara Okafor/ })).toBeVisible()
  },
)

test('a pass that is there is told first, and goes when the new one is made', async ({ page }) => {
  await openPerson(page, 'dmytro.shevchenko')
  const [before] = await passes('dmytro.shevchenko')
  await page.getByRole('link', { name: 'Replace Temporary Access Pass' }).click()
  await expect(page.getByRole('dialog')).toContainText('It stops working as soon as the new one is made.')
  await send(page, 'Replace Temporary Access Pass')
  const pass = await page.locator(secret).textContent()
  const now = await passes('dmytro.shevchenko')
  expect(now).toMatchObject([{ temporaryAccessPass: pass }])
  expect(now[0]?.id).not.toBe(before?.id)
})

test('a pass can start with a shift, again and again until it ends', async ({ page }) => {
  await page.goto(await openPerson(page, 'sam.ortiz'))
  const start = new Date(Date.now() + 26 * 3600_000)
  start.setSeconds(0, 0)
  const local = new Date(start.getTime() - start.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
  await page.getByRole('radio', { name: 'Again and again' }).check()
  await page.getByRole('radio', { name: '8 hours' }).check()
  await page.getByLabel('Starts').fill(local)
  await send(page, 'Create Temporary Access Pass')
  await expect(page.getByRole('dialog')).toContainText('Can be used from')
  expect(await passes('sam.ortiz')).toMatchObject([
    { startDateTime: start.toISOString(), lifetimeInMinutes: 480, isUsableOnce: false },
  ])
})

test(
  'a start that is over stands at its field, what was chosen stays, and nothing is sent',
  { tag: '@without-javascript' },
  async ({ page }) => {
    await page.goto(await openPerson(page, 'amara.okafor'))
    await page.getByRole('radio', { name: '4 hours' }).check()
    await page.getByLabel('Starts').fill('2025-01-01T08:00')
    expect(await send(page, 'Create Temporary Access Pass')).toBe(422)
    await expect(page.getByLabel('Starts')).toHaveAccessibleDescription(/This time is over/)
    await expect(page.getByLabel('Starts')).toHaveValue('2025-01-01T08:00')
    await expect(page.getByRole('radio', { name: '4 hours' })).toBeChecked()
    expect(await tenant.writes()).toEqual([])
  },
)

test('a pass is voided', { tag: '@without-javascript' }, async ({ page }) => {
  await openPerson(page, 'dmytro.shevchenko')
  await page.getByRole('link', { name: 'Void Temporary Access Pass' }).click()
  await expect(page.getByRole('dialog')).toContainText('can no longer sign in with it')
  await send(page, 'Void Temporary Access Pass')
  await expect(page.getByRole('dialog', { name: 'Pass is void' })).toContainText('The pass is gone.')
  expect(await passes('dmytro.shevchenko')).toEqual([])
  await page.getByRole('link', { name: 'Done' }).click()
  await expect(page.getByText('No pass now.')).toBeVisible()
})

test('a pass that is gone already is told to be gone', async ({ page }) => {
  await page.goto(`${await openPerson(page, 'dmytro.shevchenko')}/void`)
  await tenant.change('dmytro.shevchenko', { methods: [] })
  await send(page, 'Void Temporary Access Pass')
  await expect(page.getByRole('dialog')).toContainText('The pass was gone already.')
  expect(await tenant.writes()).toEqual([])
})

test('a policy that changed in between is told in plain words, and a shorter pass can be sent at once', async ({
  page,
}) => {
  await page.goto(await openPerson(page, 'amara.okafor'))
  await tenant.policy({ passMaximumMinutes: 60 })
  await page.getByRole('radio', { name: '8 hours' }).check()
  expect(await send(page, 'Create Temporary Access Pass')).toBe(422)
  await expect(alert(page)).toContainText('may not allow this lifetime')
  await page.getByRole('radio', { name: '1 hour' }).check()
  await send(page, 'Try again')
  await expect(page.locator(secret)).toBeVisible()
})

test('after a lost answer no pass is handed out, and the person’s page says what became of it', async ({
  page,
}) => {
  const address = await openPerson(page, 'chloe.dubois')
  await page.goto(address)
  await tenant.faults({
    match: { method: 'POST', path: 'temporaryAccessPass' },
    times: 1,
    fault: { reset: 'after' },
  })
  expect(await send(page, 'Create Temporary Access Pass')).toBe(504)
  await expect(alert(page)).toContainText('Do not hand out any pass from this attempt.')
  await expect(page.locator(secret)).toHaveCount(0)
  await page.goto(address.replace('/temporary-access-pass', ''))
  await expect(page.getByText('Microsoft did change the pass')).toBeVisible()
})

test('after a lost answer another pass is made at once, whatever there is by then', async ({ page }) => {
  await page.goto(await openPerson(page, 'chloe.dubois'))
  await tenant.faults({
    match: { method: 'POST', path: 'temporaryAccessPass' },
    times: 1,
    fault: { reset: 'after' },
  })
  await send(page, 'Create Temporary Access Pass')
  expect(await send(page, 'Make another pass')).toBe(200)
  await expect(page.locator(secret)).toBeVisible()
})

test('a manager whose role does not include passes reads so, and who can', async ({ page }) => {
  const unit = (await tenant.units()).find(({ displayName }) => displayName === 'Garden Terrace')
  const id = unit?.members[0] ?? ''
  await comeBack(page, 'hugo', `/staff/${id}`)
  await expect(page.getByText('Your role here does not include passes')).toBeVisible()
  expect((await page.goto(`/staff/${id}/temporary-access-pass`))?.status()).toBe(403)
  await expect(alert(page)).toContainText('Authentication Administrator')
})
