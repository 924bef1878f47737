import { alert, expect, signIn, tenant, test } from './fixtures'
import { openSetup } from './open-setup'

const address = '/setup/admin-recovery'

test('a manager finds no way to Setup, and nothing at its address', async ({ page }) => {
  await signIn(page, 'megan')
  await expect(page.locator('a[href^="/setup"]')).toHaveCount(0)
  for (const one of ['/setup', address]) {
    const answer = await page.goto(one)
    expect(answer?.status()).toBe(404)
    await expect(page.getByText('AuditLog.Read.All')).toHaveCount(0)
  }
})

test('who runs the tenant goes to Setup from the menu, and back with the permissions it takes', async ({
  page,
}) => {
  await openSetup(page, 'root', '/setup')
  await page.getByRole('link', { name: 'Admin recovery', exact: true }).first().click()
  await expect(page.getByRole('heading', { name: /administrators would be locked out/ })).toBeVisible()
  await page.goto('/')
  await expect(page.locator('a[href="/setup"]')).toHaveCount(1)
})

test(
  'self-service reset is turned off for all administrators after a preview, and the page says so',
  { tag: '@without-javascript' },
  async ({ page }) => {
    await openSetup(page, 'root', address)
    await page.getByText('Fix it for me').click()
    await expect(page.getByText('allowedToUseSSPR: true → false')).toBeVisible()
    await page.getByRole('button', { name: 'Turn off' }).click()
    await expect(page.getByText('It is off now.')).toBeVisible()
    await expect(page.getByText('While this is off, no administrator')).toBeVisible()
    expect(await tenant.writes()).toMatchObject([
      { method: 'PATCH', path: '/v1.0/policies/authorizationPolicy' },
    ])
  },
)

test('who would rather do it alone copies a command that is filled in', async ({ page }) => {
  await openSetup(page, 'rani', address)
  await expect(page.getByRole('button', { name: /Turn|Save proofs|Check the list/ })).toHaveCount(0)
  await page.getByText('Let me fix it myself').first().click()
  await expect(page.getByText('Update-MgPolicyAuthorizationPolicy -AllowedToUseSspr:$false')).toBeVisible()
})

test(
  'an administrator who would be locked out gets proofs, and would pass from then on',
  { tag: '@without-javascript' },
  async ({ page }) => {
    await tenant.change('greta', { mobilePhone: null })
    await openSetup(page, 'root', address)
    const row = page.getByRole('row').filter({ hasText: 'greta@contoso.example' })
    await expect(row).toContainText('No, 2 proofs missing')
    await row.getByRole('link', { name: 'Set proofs for Greta Baumann' }).click()
    await expect(page.locator('#userPrincipalName')).toHaveValue('greta@contoso.example')
    await page.locator('#alternateEmail').fill('greta@home.example')
    await page.locator('#mobilePhone').fill('+1 206-555-0177')
    await page.getByRole('button', { name: 'Save proofs' }).click()
    await expect(page.getByText('Saved for Greta Baumann.')).toBeVisible()
    await expect(row).toContainText('+1 2065550177')
    await expect(row).toContainText('No more from')
  },
)

test('a bar leads to the people it counts, and back to all of them', async ({ page }) => {
  await openSetup(page, 'rani', address)
  const rows = page.getByRole('table', { name: 'Administrators', exact: true }).getByRole('row')
  const all = await rows.count()
  await page.getByRole('link', { name: 'Blocked or guest' }).click()
  await expect(rows.filter({ hasText: 'At home: a guest' })).toHaveCount(1)
  await expect(rows.filter({ hasText: 'No, 2 proofs missing' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Show all' }).click()
  await expect(rows).toHaveCount(all)
})

test(
  'what is wrong with a form is said at its field, and what was typed stays',
  { tag: '@without-javascript' },
  async ({ page }) => {
    await openSetup(page, 'root', address)
    await page.locator('#userPrincipalName').fill('nobody@contoso.example')
    await page.locator('#alternateEmail').fill('nobody at home')
    await page.locator('#mobilePhone').fill('twelve')
    const answered = page.waitForResponse((response) => response.request().method() === 'POST')
    await page.getByRole('button', { name: 'Save proofs' }).click()
    expect((await answered).status()).toBe(422)
    await expect(alert(page)).toHaveCount(3)
    await expect(page.locator('#alternateEmail')).toHaveValue('nobody at home')
    expect(await tenant.writes()).toEqual([])
  },
)

test('a refusal by Microsoft has its status and its sentence', async ({ page }) => {
  await openSetup(page, 'root', address)
  await tenant.faults({ match: { method: 'PATCH', path: '/users/' }, fault: { status: 403 } })
  await page.locator('#userPrincipalName').fill('greta@contoso.example')
  await page.locator('#alternateEmail').fill('greta@home.example')
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByRole('button', { name: 'Save proofs' }).click()
  expect((await answered).status()).toBe(403)
  await expect(alert(page)).toContainText('Microsoft refused this')
})

test(
  'a pasted list changes nothing until it is confirmed',
  { tag: '@without-javascript' },
  async ({ page }) => {
    await openSetup(page, 'root', address)
    await page
      .locator('#list')
      .fill(
        'tessa@contoso.example, tessa@home.example, +1 206 555 0177\nnobody@contoso.example, x@home.example',
      )
    await page.getByRole('button', { name: 'Check the list' }).click()
    await expect(alert(page)).toContainText('1 line cannot be applied')
    await expect(page.getByText(/Alternate e-mail: none → .tessa@home\.example/)).toBeVisible()
    expect(await tenant.writes()).toEqual([])
    await page.getByRole('button', { name: 'Apply 1 change' }).click()
    await expect(page.getByText('1 administrator was saved.')).toBeVisible()
    expect((await tenant.writes()).map(({ method }) => method)).toEqual(['PATCH', 'PATCH'])
  },
)

test('what was done in Setup is in the activity, by whom and for whom', async ({ page }) => {
  await openSetup(page, 'root', address)
  await page.locator('#userPrincipalName').fill('greta@contoso.example')
  await page.locator('#alternateEmail').fill('greta@home.example')
  await page.getByRole('button', { name: 'Save proofs' }).click()
  await expect(page.getByText('Saved for Greta Baumann.')).toBeVisible()
  await page.goto('/activity?action=setup-proofs')
  await expect(
    page.getByText(/Rosa Delgado. set the alternate e-mail address of .Greta Baumann/).first(),
  ).toBeVisible()
})
