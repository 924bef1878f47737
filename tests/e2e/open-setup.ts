import type { Page } from '@playwright/test'
import { personaPassword } from '../simulator/tenant'
import { app, expect, signIn } from './fixtures'

/** Opens Setup as somebody who runs the tenant does it: the permissions are asked for on the way. */
export async function openSetup(page: Page, persona: string, to: string): Promise<void> {
  await signIn(page, persona, '/sign-in/start')
  const answer = await page.goto(to)
  expect(answer?.status()).toBe(401)
  await expect(page.getByText('Policy.ReadWrite.Authorization')).toBeVisible()
  await page.locator('main a[href^="/sign-in/start"]').click()
  await expect(page.getByLabel('Sign-in name')).toHaveValue(`${persona}@contoso.example`)
  await page.getByLabel('Password').fill(personaPassword)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(app + to)
}
