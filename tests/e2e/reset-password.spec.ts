import type { Page } from '@playwright/test'
import { alert, comeBack, expect, openReset, signIn, simulator, submitReset, tenant, test } from './fixtures'

const secret = 'output[name="temporaryPassword"]'

/** What the person's page says was done last. */
function newest(page: Page) {
  return page.getByRole('list', { name: 'Recent activity' }).getByRole('listitem').first()
}

test(
  'a manager resets a password and the person gets back to work with it',
  { tag: '@without-javascript' },
  async ({ page }) => {
    await signIn(page, 'megan')
    await openReset(page, 'Amara Okafor')
    await submitReset(page)
    await expect(page.getByRole('dialog', { name: 'Password is reset' })).toBeVisible()
    const temporary = (await page.locator(secret).textContent()) ?? ''

    const amara = await tenant.person('amara.okafor')
    expect(amara.password).toBe(temporary)
    expect(amara.mustChange).toBe(true)
    const megan = await tenant.person('megan')
    const writes = await tenant.writes()
    expect(writes).toHaveLength(1)
    expect(writes[0]?.path).toMatch(/\/resetPassword$/)
    expect(writes[0]?.actor).toBe(megan.user.id)
    expect(writes[0]?.clientRequestId).toMatch(/^[0-9a-f-]{36}$/)

    await page.goto(simulator)
    await page.getByLabel('Sign-in name').fill('amara.okafor@contoso.example')
    await page.getByLabel('Password').fill(temporary)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByLabel('Current password').fill(temporary)
    await page.getByLabel('New password').fill('My-very-own-2027')
    await page.getByRole('button', { name: 'Change password' }).click()
    await expect(page.getByRole('heading', { name: /Amara Okafor/ })).toBeVisible()
    expect((await tenant.person('amara.okafor')).mustChange).toBe(false)
  },
)

test(
  'a synchronised person gets a typed password, and the on-premises directory is followed',
  { tag: '@without-javascript' },
  async ({ page }) => {
    await comeBack(page, 'megan')
    await openReset(page, 'Ingrid Sørensen')
    await page.getByLabel('Temporary password', { exact: true }).fill('Harbour-Lights-47')
    await submitReset(page)
    await expect(page.locator(secret)).toHaveText('Harbour-Lights-47')

    await expect(async () => {
      const check = page.getByRole('link', { name: 'Check now' })
      const address = (await check.count()) ? await check.getAttribute('href') : null
      if (address) await page.goto(address)
      await expect(page.getByText('Your organisation’s server accepted the password.')).toBeVisible({
        timeout: 1_000,
      })
    }).toPass()
    const { user, password } = await tenant.person('ingrid.sorensen')
    expect(password).toBe('Harbour-Lights-47')
    await page.goto(`/staff/${user.id}`)
    await expect(newest(page)).toContainText('Your organisation’s server accepted it')
    await expect(newest(page)).toContainText('Done')
  },
)

test('a password that the on-premises directory refuses is not handed out as good', async ({ page }) => {
  await tenant.policy({ onPremisesPassword: 'refuse' })
  await comeBack(page, 'megan')
  await openReset(page, 'Ingrid Sørensen')
  await page.getByLabel('Temporary password', { exact: true }).fill('Harbour-Lights-47')
  await submitReset(page)
  await expect(async () => {
    const check = page.getByRole('link', { name: 'Check now' })
    const address = (await check.count()) ? await check.getAttribute('href') : null
    if (address) await page.goto(address)
    await expect(alert(page)).toContainText('Your organisation’s server refused this password', {
      timeout: 1_000,
    })
  }).toPass()
  const { user } = await tenant.person('ingrid.sorensen')
  await page.goto(`/staff/${user.id}`)
  await expect(newest(page)).toContainText(
    /refused the password · Microsoft’s word for it: .?OnPremisesPolicy/,
  )
  await expect(newest(page)).toContainText('Failed')
})

test(
  'a typed password that breaks a rule is explained and nothing is sent',
  { tag: '@without-javascript' },
  async ({ page }) => {
    await comeBack(page, 'megan')
    await openReset(page, 'Ingrid Sørensen')
    await page.getByLabel('Temporary password', { exact: true }).fill('ingrid-Coffee26')
    const sent = page.waitForResponse((response) => response.request().method() === 'POST')
    await submitReset(page)
    expect((await sent).status()).toBe(422)
    await expect(page.getByRole('dialog').getByRole('alert')).toContainText(
      'must not contain the person’s name',
    )
    expect(await tenant.writes()).toEqual([])
  },
)

test('somebody who holds a role cannot be reset, and the page says who can', async ({ page }) => {
  const { user } = await tenant.person('tomas.reyes')
  await comeBack(page, 'megan', `/staff/${user.id}`)
  await expect(
    page
      .getByText(
        /holds an administrator role. Only a Privileged Authentication Administrator can reset this password/,
      )
      .first(),
  ).toBeVisible()
  await expect(page.getByRole('link', { name: 'Reset password' })).toHaveCount(0)
  const answer = await page.goto(`/staff/${user.id}/reset-password`)
  expect(answer?.status()).toBe(403)
  await expect(alert(page)).toContainText('Privileged Authentication Administrator')
})

test('somebody who left the location meanwhile is not reset', async ({ page }) => {
  await comeBack(page, 'megan')
  await openReset(page, 'Amara Okafor')
  const units = await tenant.units()
  const pikeStreet = units.find(({ displayName }) => displayName === 'Pike Street')
  const { user } = await tenant.person('amara.okafor')
  await tenant.move(pikeStreet?.id ?? '', { remove: [user.id] })
  await submitReset(page)
  await expect(page.getByText('There is nothing here')).toBeVisible()
  expect(await tenant.writes()).toEqual([])
})
