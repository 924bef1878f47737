import { alert, comeBack, expect, tenant, test } from './fixtures'

async function open(page: Parameters<typeof comeBack>[0], persona: string, name: string) {
  const { user } = await tenant.person(name)
  await comeBack(page, persona, `/staff/${user.id}`)
  return `/staff/${user.id}`
}

test(
  'somebody who lost a phone is signed out everywhere',
  { tag: '@without-javascript' },
  async ({ page }) => {
    await open(page, 'megan', 'amara.okafor')
    await page.getByRole('link', { name: 'Sign out everywhere' }).click()
    const dialog = page.getByRole('dialog', { name: 'Sign out everywhere' })
    await expect(dialog).toContainText('may go on for up to an hour')
    await dialog.getByRole('button', { name: 'Sign out everywhere' }).click()
    await expect(page.getByRole('dialog', { name: 'Signed out everywhere' })).toContainText(
      'within a few minutes',
    )
    const [write] = await tenant.writes()
    expect(write?.path).toMatch(/\/revokeSignInSessions$/)
    await page.getByRole('link', { name: 'Done' }).click()
    await expect(page.getByText(/signed .Amara Okafor. out everywhere/).first()).toBeVisible()
  },
)

test(
  'whoever has left is blocked and signed out, and unblocked again',
  { tag: '@without-javascript' },
  async ({ page }) => {
    await open(page, 'megan', 'amara.okafor')
    await page.getByRole('link', { name: 'Block sign-in' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Block sign-in' }).click()
    await expect(page.getByRole('dialog', { name: 'Sign-in is blocked' })).toContainText('All sign-ins end')
    expect((await tenant.writes()).map(({ method }) => method)).toEqual(['PATCH', 'POST'])
    await page.getByRole('link', { name: 'Done' }).click()
    await expect(page.getByText('Blocked: cannot sign in')).toBeVisible()

    await page.getByRole('link', { name: 'Unblock sign-in' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Unblock sign-in' }).click()
    await expect(page.getByRole('dialog', { name: 'Sign-in is unblocked' })).toBeVisible()
    await page.getByRole('link', { name: 'Done' }).click()
    await expect(page.getByText('Account enabled')).toBeVisible()
    expect((await tenant.writes()).map(({ method }) => method)).toEqual(['PATCH', 'POST', 'PATCH'])
  },
)

test('a role that may not block says who can, on the card and behind the link', async ({ page }) => {
  const units = await tenant.units()
  const { members } = units.find(({ displayName }) => displayName === 'Garden Terrace') ?? { members: [] }
  await comeBack(page, 'hugo', `/staff/${members[0]}`)
  await expect(
    page.getByText('does not include blocking. You need the role User Administrator'),
  ).toBeVisible()
  await expect(page.getByRole('link', { name: 'Block sign-in' })).toHaveCount(0)
  const answer = await page.goto(`/staff/${members[0]}/block`)
  expect(answer?.status()).toBe(403)
  await expect(alert(page)).toContainText('User Administrator')
})

test('blocked by somebody else in the meantime: told, and nothing is sent', async ({ page }) => {
  const here = await open(page, 'megan', 'amara.okafor')
  await page.goto(`${here}/block`)
  await tenant.change('amara.okafor', { accountEnabled: false })
  await page.getByRole('dialog').getByRole('button', { name: 'Block sign-in' }).click()
  await expect(alert(page)).toContainText('It is no longer as it was shown to you')
  expect(await tenant.writes()).toEqual([])
  await page.getByRole('link', { name: 'Look again' }).click()
  await expect(page.getByRole('dialog', { name: 'Unblock sign-in' })).toBeVisible()
})

test(
  'Microsoft busy, refusing or silent: told, with the way on',
  { tag: '@without-javascript' },
  async ({ page }) => {
    const here = await open(page, 'megan', 'amara.okafor')
    const send = () => page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click()
    const fault = (what: object) =>
      tenant.faults({ match: { path: 'revokeSignInSessions' }, times: 1, fault: what })

    await page.goto(`${here}/sign-out`)
    await fault({ status: 403 })
    await send()
    await expect(alert(page)).toContainText('Microsoft refused this for your account')

    await page.goto(`${here}/sign-out`)
    await fault({ status: 429, headers: { 'Retry-After': '90' } })
    await send()
    await expect(alert(page)).toContainText(/Try again at/)

    await page.goto(`${here}/sign-out`)
    await fault({ reset: 'after' })
    await send()
    await expect(alert(page)).toContainText('no answer came back')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('dialog', { name: 'Signed out everywhere' })).toBeVisible()
  },
)
