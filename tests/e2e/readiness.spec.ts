import { alert, expect, signIn, tenant, test } from './fixtures'
import { fits } from './look'
import { openSetup } from './open-setup'

test(
  'an administrator finds a fault, sees what would be changed, and has it changed',
  { tag: '@without-javascript' },
  async ({ page }) => {
    await tenant.policy({ temporaryAccessPass: false })
    await openSetup(page, 'root', '/setup')
    await expect(page.getByText(/\d+ things to fix\./)).toBeVisible()
    const row = page.getByRole('listitem').filter({ hasText: 'Managers can hand out passes' }).first()
    await row.locator('summary').click()
    await expect(row.getByText('Managers are offered a pass that Microsoft refuses.')).toBeVisible()
    await expect(
      row.getByText("Connect-MgGraph -Scopes 'Policy.ReadWrite.AuthenticationMethod'"),
    ).toBeVisible()
    await row.getByRole('link', { name: 'See what will be changed' }).click()
    await expect(page.getByText('Temporary Access Passes as a method: off → on')).toBeVisible()
    await expect(page.locator('form pre')).toContainText('"state": "enabled"')
    expect(await tenant.writes()).toEqual([])

    await page.getByRole('button', { name: 'Change it now' }).click()
    await expect(page.getByText('Microsoft took it.')).toBeVisible()
    expect((await tenant.writes()).map(({ method }) => method)).toEqual(['PATCH'])
    await page.getByRole('link', { name: 'Back to readiness' }).click()
    await expect(
      page.getByRole('listitem').filter({ hasText: 'Managers can hand out passes' }),
    ).toContainText('Pass')
  },
)

test(
  'a location without anybody gets a manager, after a dry run',
  { tag: '@without-javascript' },
  async ({ page }) => {
    await openSetup(page, 'petra', '/setup/delegation')
    await page.getByLabel('Sign-in name').fill('nobody@contoso.example')
    await page.getByLabel('Location', { exact: true }).selectOption({ label: 'Opening Soon' })
    const answered = page.waitForResponse(/delegation\?who=/)
    await page.getByRole('button', { name: 'See what would happen' }).click()
    await expect(alert(page)).toContainText('Nobody has this sign-in name')
    expect((await answered).status()).toBe(404)

    await page.getByLabel('Sign-in name').fill('nora@contoso.example')
    await page.getByRole('button', { name: 'See what would happen' }).click()
    await expect(page.getByText(/Nora Eriksen.* would look after .*Opening Soon/)).toBeVisible()
    expect(await tenant.writes()).toEqual([])
    await page.getByRole('button', { name: 'Give the role' }).click()
    await expect(page.getByText('The role was changed')).toBeVisible()
    expect((await tenant.writes()).map(({ method }) => method)).toEqual(['POST'])
    await page.goto('/activity?action=setup-delegation')
    await expect(
      page
        .getByText(
          /Petra Horáková. gave .Nora Eriksen. the role Authentication Administrator at .Opening Soon/,
        )
        .first(),
    ).toBeVisible()
  },
)

test(
  'Microsoft’s answer to an administrator’s consent leads back to where it was asked for',
  { tag: '@without-javascript' },
  async ({ page }) => {
    await openSetup(page, 'root', '/setup/consent')
    const link = page.getByRole('link', { name: 'Open Microsoft’s consent page' })
    await expect(link).toHaveAttribute('href', /v2\.0\/adminconsent\?.*redirect_uri=http.+callback%2Fentra/)
    await page.goto('/api/auth/callback/entra?admin_consent=True&tenant=x&state=admin-consent')
    await expect(page.getByText('Microsoft says that consent was given.')).toBeVisible()
    expect(new URL(page.url()).pathname).toBe('/setup/consent')
  },
)

test('every page of it fits a narrow phone', async ({ page }) => {
  await openSetup(page, 'root', '/setup')
  for (const address of ['/setup', '/setup/consent', '/setup/delegation']) {
    await page.goto(address)
    await fits(page)
  }
})

test('a bar of the picture leads to its people', async ({ page }) => {
  await openSetup(page, 'root', '/setup')
  await page.getByRole('link', { name: /Nothing registered, Pike Street$/ }).click()
  await expect(page.locator('#people').getByRole('heading')).toHaveText('Pike Street: Nothing registered')
  // No name on the page leads to a closed door: locations, guests, administrators.
  const links = page.locator('main a:is([href^="/staff/"], [href^="/locations/"])')
  const hrefs = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  for (const href of new Set(hrefs))
    expect([href, (await page.request.get(href)).status()]).toEqual([href, 200])
})

test('how far the checks are is told while they run, and the export has what was shown', async ({ page }) => {
  await openSetup(page, 'root', '/setup/consent')
  await tenant.reset({ latencyMs: 1000 })
  const opening = page.goto('/setup')
  const done = async () =>
    ((await (await page.request.get('/setup/progress')).json()) as { done: number }).done
  await expect.poll(done, { intervals: [50] }).toBeGreaterThan(0)
  await opening
  await expect(page.getByText(/\d+ things to fix\./)).toBeVisible()
  const since = (await tenant.log()).length
  expect((await page.request.get('/setup/export?format=json')).status()).toBe(200)
  // Nothing but who asks.
  for (const { path } of await tenant.log(since))
    expect(path).toMatch(/\$batch|roleManagement|transitiveMemberOf/)
})

test('a Global Reader looks, and changes nothing', async ({ page }) => {
  await tenant.policy({ qrCodePin: false })
  await openSetup(page, 'rani', '/setup')
  await expect(page.getByText(/\d+ things to fix\./)).toBeVisible()
  await expect(page.getByRole('link', { name: 'See what will be changed' })).toHaveCount(0)
  // The people and the locations are not theirs to open.
  await expect(page.locator('main a:is([href^="/staff"], [href^="/locations"])')).toHaveCount(0)
  const answer = await page.goto('/setup/fix/qr-policy')
  expect(answer?.status()).toBe(403)
})

test('for a manager there is nothing of it', async ({ page }) => {
  await signIn(page, 'megan', '/sign-in/start')
  for (const address of [
    '/setup',
    '/setup/consent',
    '/setup/delegation',
    '/setup/fix/pass-policy',
    '/setup/export',
    '/setup/progress',
  ]) {
    const answer = await page.request.get(address)
    expect([address, answer.status()]).toEqual([address, 404])
  }
})
