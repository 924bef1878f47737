import type { Page } from '@playwright/test'
import { alert, comeBack, expect, openReset, submitReset, tenant, test } from './fixtures'

const secret = 'output[name="temporaryPassword"]'

/** Amara's password is reset, but Microsoft's answer breaks off, before or after it was done. */
async function loseTheAnswer(page: Page, reset: 'before' | 'after'): Promise<string> {
  await comeBack(page, 'megan')
  await openReset(page, 'Amara Okafor')
  await tenant.faults({ match: { path: 'resetPassword' }, times: 1, fault: { reset } })
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await submitReset(page)
  expect((await answered).status()).toBe(504)
  await expect(alert(page)).toContainText('Do not hand out any password from this attempt.')
  await expect(page.locator(secret)).toHaveCount(0)
  const { user } = await tenant.person('amara.okafor')
  return `/staff/${user.id}`
}

test(
  'after a lost answer the person’s page says that the password did change, until a new one is made',
  { tag: '@without-javascript' },
  async ({ page }) => {
    const person = await loseTheAnswer(page, 'after')
    await page.goto(person)
    const told = page.getByRole('region', { name: 'An earlier attempt' })
    await expect(told).toContainText('Microsoft did change the password. Nobody has seen the new one')
    await page.getByRole('link', { name: 'Reset password' }).click()
    await expect(page.getByRole('dialog').getByRole('alert')).toContainText('Nobody has seen the new one')
    await submitReset(page)
    await expect(page.locator(secret)).toBeVisible()
    expect((await tenant.person('amara.okafor')).password).toBe(await page.locator(secret).textContent())
    await page.goto(person)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Amara Okafor')
    await expect(told).toHaveCount(0)
    expect(await tenant.writes()).toHaveLength(2)
  },
)

test('where nothing shows yet, the page says that nobody knows', async ({ page }) => {
  const person = await loseTheAnswer(page, 'before')
  await page.goto(`${person}/reset-password`)
  await expect(alert(page)).toContainText('The old password may no longer work.')
  await expect(page.getByRole('region', { name: 'An earlier attempt' })).toContainText(
    'Do not hand out any password from that attempt',
  )
  expect(await tenant.writes()).toEqual([])
})

test('how the manager made sure, and why, stay typed when the answer is lost', async ({ page }) => {
  await comeBack(page, 'megan')
  await openReset(page, 'Amara Okafor')
  await page.getByRole('radio', { name: 'Called back' }).check()
  await page.getByLabel('Reason or ticket').fill('INC-4711: forgot it after holiday')
  await tenant.faults({ match: { path: 'resetPassword' }, times: 1, fault: { reset: 'after' } })
  await submitReset(page)
  await expect(alert(page)).toContainText('Do not hand out any password from this attempt.')
  await expect(page.getByRole('radio', { name: 'Called back' })).toBeChecked()
  await expect(page.getByLabel('Reason or ticket')).toHaveValue('INC-4711: forgot it after holiday')
  await page.getByRole('button', { name: 'Make a new password' }).click()
  await expect(page.locator(secret)).toBeVisible()
})
