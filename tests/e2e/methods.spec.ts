import type { Page } from '@playwright/test'
import { alert, comeBack, expect, tenant, test } from './fixtures'

async function openMethods(page: Page, name: string): Promise<string> {
  const { user } = await tenant.person(name)
  await comeBack(page, 'megan', `/staff/${user.id}`)
  return `/staff/${user.id}/methods`
}

/** What the pretend tenant has stored, but for the password. */
async function stored(name: string): Promise<string[]> {
  const { methods } = await tenant.person(name)
  return methods
    .map((one) => one['@odata.type'].replace('#microsoft.graph.', '').replace('AuthenticationMethod', ''))
    .filter((type) => type !== 'password')
}

/** The status of the answer to the form. */
async function send(page: Page, name: string): Promise<number> {
  const sent = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByRole('dialog').getByRole('button', { name }).click()
  return (await sent).status()
}

test(
  'a manager sees every method with its device and day, and removes a lost one',
  { tag: '@without-javascript' },
  async ({ page }) => {
    await openMethods(page, 'ingrid.sorensen')
    await page.getByRole('link', { name: 'Show sign-in methods' }).click()
    const list = page.getByRole('dialog', { name: 'Sign-in methods' }).getByRole('listitem')
    await expect(list.filter({ hasText: 'Passkey or security key' })).toContainText('Added')
    await expect(list.filter({ hasText: 'Password' })).toContainText('only reset')
    await list
      .filter({ hasText: 'Windows Hello' })
      .getByRole('link', { name: /^Remove/ })
      .click()
    await expect(page.getByRole('dialog', { name: 'Remove sign-in method' })).toContainText('Windows Hello')
    expect(await send(page, 'Remove sign-in method')).toBe(200)
    await expect(page.getByRole('dialog', { name: 'Methods are removed' })).toContainText('Removed.')
    expect(await stored('ingrid.sorensen')).toEqual(['microsoftAuthenticator', 'fido2', 'softwareOath'])
    expect((await tenant.writes()).map(({ method }) => method)).toEqual(['DELETE'])
  },
)

test(
  'starting over removes all but the password, in the order that Graph takes',
  { tag: '@without-javascript' },
  async ({ page }) => {
    await page.goto(await openMethods(page, 'sofia.hernandez'))
    await page.getByRole('link', { name: 'Start over' }).click()
    const dialog = page.getByRole('dialog', { name: 'Start over' })
    await expect(dialog).toContainText('Everything but the password is removed.')
    await expect(dialog).toContainText('no second step left')
    await send(page, 'Start over')
    await expect(page.getByRole('dialog', { name: 'Methods are removed' }).getByText('Removed.')).toHaveCount(
      4,
    )
    expect(await stored('sofia.hernandez')).toEqual([])
    await page.getByRole('link', { name: 'Done' }).click()
    await expect(page.getByText('No number for signing in.')).toBeVisible()
  },
)

test('starting over that is sent again takes only what was shown, whatever was registered meanwhile', async ({
  page,
}) => {
  await page.goto(`${await openMethods(page, 'chloe.dubois')}/start-over`)
  const { methods } = await tenant.person('chloe.dubois')
  const email = (await tenant.person('nino.beridze')).methods.filter((one) =>
    one['@odata.type'].includes('email'),
  )
  await tenant.faults({ match: { method: 'DELETE' }, times: 1, fault: { reset: 'before' } })
  await tenant.change('chloe.dubois', { methods: [...methods, ...email] })
  await page.getByRole('dialog').getByRole('button', { name: 'Start over' }).click()
  await expect(alert(page)).toContainText('Look at the list')
  await page.getByRole('dialog').getByRole('button', { name: 'Send again' }).click()
  await expect(page.getByRole('dialog', { name: 'Methods are removed' })).toBeVisible()
  const left = (await tenant.person('chloe.dubois')).methods.map((one) => one['@odata.type'])
  expect(left.filter((type) => /email|phone/.test(type))).toEqual([expect.stringContaining('email')])
})

test('the default goes last, and the page says what to do', async ({ page }) => {
  await page.goto(`${await openMethods(page, 'piotr.zielinski')}/3179e48a-750b-4051-897c-87b9720928f7`)
  expect(await send(page, 'Remove sign-in method')).toBe(409)
  await expect(alert(page)).toContainText('Remove the others first, or start over.')
  expect(await stored('piotr.zielinski')).toEqual(['phone', 'phone'])
})

test(
  'the last second step is warned of, and a method that is gone already is told to be gone',
  { tag: '@without-javascript' },
  async ({ page }) => {
    await page.goto(`${await openMethods(page, 'chloe.dubois')}/3179e48a-750b-4051-897c-87b9720928f7`)
    await expect(page.getByRole('dialog')).toContainText('no second step left')
    await tenant.change('chloe.dubois', { methods: [] })
    await send(page, 'Remove sign-in method')
    await expect(page.getByRole('dialog')).toContainText('It was gone already.')
    expect(await tenant.writes()).toEqual([])
  },
)

test('a manager whose role may not read methods reads so, and who can', async ({ page }) => {
  const unit = (await tenant.units()).find(({ displayName }) => displayName === 'Garden Terrace')
  const id = unit?.members[0] ?? ''
  await comeBack(page, 'hugo', `/staff/${id}`)
  await expect(page.getByText('Your role here does not include sign-in methods')).toBeVisible()
  expect((await page.goto(`/staff/${id}/methods`))?.status()).toBe(403)
  await expect(alert(page)).toContainText('Authentication Administrator')
})
