import {
  alert,
  comeBack,
  expect,
  openReset,
  scripted,
  simulator,
  submitReset,
  tenant,
  test,
} from '../fixtures'

const secret = 'output[name="temporaryPassword"]'

test('the rules of a typed password show as it is typed, and a suggestion keeps them all', async ({
  page,
}) => {
  await comeBack(page, 'megan')
  await openReset(page, 'Ingrid Sørensen')
  const field = page.getByLabel('Temporary password', { exact: true })
  await field.fill('ingrid')
  await expect(page.getByText('Contains “ingrid” from the name. Take it out.')).toBeVisible()
  const suggestion = page.getByText(/^([A-Z][a-z]+-){3}[2-9]{4}$/)
  const before = await suggestion.textContent()
  await page.getByRole('button', { name: 'Another suggestion' }).click()
  await expect(suggestion).not.toHaveText(before ?? '')
  await page.getByRole('button', { name: 'Use it' }).click()
  const chosen = (await suggestion.textContent()) ?? ''
  await expect(field).toHaveValue(chosen)
  await expect(page.getByRole('region', { name: 'Rules' }).getByText('Met:')).toHaveCount(6)
  await submitReset(page)
  await expect(page.locator(secret)).toHaveText(chosen)
  await expect(page.getByText('Your organisation’s server accepted the password.')).toBeVisible()
})

test('what was typed is kept when Microsoft refuses it', async ({ page }) => {
  await comeBack(page, 'megan')
  await openReset(page, 'Ingrid Sørensen')
  await page.getByLabel('Temporary password', { exact: true }).fill('ContosoCoffee47')
  await submitReset(page)
  await expect(alert(page)).toContainText('It is too simple or too well known')
  await expect(page.getByLabel('Temporary password', { exact: true })).toHaveValue('ContosoCoffee47')
})

test('a well-known password shows as such while it is typed, whatever it is dressed in', async ({ page }) => {
  await comeBack(page, 'megan')
  await openReset(page, 'Ingrid Sørensen')
  const rules = page.getByRole('region', { name: 'Rules for the temporary password' })
  await page.getByLabel('Temporary password', { exact: true }).fill('P@ssw0rd-2026')
  await expect(rules.getByText(/Not met: Not a well-known password/)).toBeVisible()
  await expect(rules.getByText(/Not met: Hard to guess/)).toBeVisible()
})

test('a suggestion that was taken is nowhere in the page once it hides', async ({ page }) => {
  const { user } = await tenant.person('ingrid.sorensen')
  await comeBack(page, 'megan', `/staff/${user.id}/reset-password`)
  await page.getByRole('button', { name: 'Use it' }).click()
  await submitReset(page)
  const shown = (await page.locator(secret).textContent()) ?? ''
  expect(shown).not.toBe('')
  await page.getByRole('button', { name: 'Hide', exact: true }).click()
  expect(await page.content()).not.toContain(shown)
})

test('from opening the app to a temporary password it takes four taps and one search', async ({ page }) => {
  await page.addInitScript(() => {
    const count = () => (sessionStorage.taps = String(Number(sessionStorage.taps ?? 0) + 1))
    addEventListener('pointerdown', count, { capture: true })
  })
  await comeBack(page, 'alex')
  const started = Date.now()
  await page.getByRole('searchbox').click()
  await page.keyboard.type('amara ok')
  await page.getByRole('link', { name: /Amara Okafor/ }).click()
  await page.getByRole('link', { name: 'Reset password' }).click()
  await submitReset(page)
  await expect(page.locator(secret)).toBeVisible()
  expect(Date.now() - started).toBeLessThan(20_000)
  expect(await page.evaluate(() => sessionStorage.taps as string)).toBe('4')
  await page.evaluate(() => sessionStorage.clear())
})

test('only a voice of this device reads a password out', async ({ page }) => {
  await page.addInitScript(() => {
    const voices = [
      { name: 'Far away', lang: 'en-US', localService: false },
      { name: 'Here', lang: 'en-GB', localService: true },
    ]
    const said: unknown[] = []
    const synthesis = Object.assign(new EventTarget(), {
      getVoices: () => voices.filter(({ localService }) => !localService || location.hash !== '#remote'),
      speak: (what: { text: string; voice: { name: string } }) => said.push([what.voice.name, what.text]),
      cancel: () => {},
    })
    class Utterance {
      text: string
      constructor(text: string) {
        this.text = text
      }
    }
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis })
    Object.assign(window, { SpeechSynthesisUtterance: Utterance, said })
  })
  const { user } = await tenant.person('amara.okafor')
  await comeBack(page, 'megan', `/staff/${user.id}/reset-password`)
  await submitReset(page)
  await page.getByRole('button', { name: 'Spell out' }).click()
  await page.getByRole('button', { name: 'Read aloud' }).click()
  await expect(page.getByRole('button', { name: 'Stop reading' })).toBeVisible()
  const said = await page.evaluate(() => (window as unknown as { said: [string, string][] }).said)
  const shown = (await page.locator(secret).textContent()) ?? ''
  expect(said).toHaveLength(shown.length)
  expect(new Set(said.map(([voice]) => voice))).toEqual(new Set(['Here']))

  await page.goto(`/staff/${user.id}/reset-password#remote`)
  await page.reload()
  await submitReset(page)
  await page.getByRole('button', { name: 'Spell out' }).click()
  await expect(page.getByRole('button', { name: 'Close', exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Read aloud' })).toHaveCount(0)
})

test('signing out everywhere and unblocking go in the same breath, and the password stays', async ({
  page,
}) => {
  await tenant.change('amara.okafor', { accountEnabled: false })
  const { user } = await tenant.person('amara.okafor')
  await comeBack(page, 'megan', `/staff/${user.id}/reset-password`)
  await submitReset(page)
  const shown = (await page.locator(secret).textContent()) ?? ''
  await page.getByRole('button', { name: 'Unblock sign-in' }).click()
  await expect(page.getByText('Unblocked. It can take a few minutes.')).toBeVisible()
  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(page.getByText('Signed out everywhere too.')).toBeVisible()
  await expect(page.locator(secret)).toHaveText(shown)
  expect((await tenant.writes()).map(({ path }) => path.split('/').at(-1))).toEqual([
    'resetPassword',
    user.id,
    'revokeSignInSessions',
  ])
})

test('the password hides after a minute and comes back when asked for', async ({ page }) => {
  await page.clock.install()
  await comeBack(page, 'megan')
  await openReset(page, 'Amara Okafor')
  await submitReset(page)
  await expect(page.getByText('Hides in 60 s', { exact: true })).toBeVisible()
  const shown = (await page.locator(secret).textContent()) ?? ''
  await page.clock.runFor(61_000)
  await expect(page.locator(secret)).toHaveCount(0)
  expect(await page.content()).not.toContain(shown)
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page.locator(secret)).toHaveText(shown)
})

test('the password is copied and spelled out on request', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await comeBack(page, 'megan')
  await openReset(page, 'Amara Okafor')
  await submitReset(page)
  await page.getByRole('button', { name: 'Spell out' }).click()
  const shown = (await page.locator(secret).textContent()) ?? ''
  await expect(
    page
      .getByRole('dialog')
      .getByRole('listitem')
      .filter({ hasText: /^[A-Z]capital / })
      .first(),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Copy' }).click()
  await expect(page.getByText('Copied')).toBeVisible()
  // The app may not read the clipboard; somewhere else it can be pasted.
  await page.goto(simulator)
  await page.getByLabel('Sign-in name').focus()
  await page.keyboard.press('ControlOrMeta+V')
  await expect(page.getByLabel('Sign-in name')).toHaveValue(shown)
})

test('once left, the password is nowhere: not by Back, not in history, storage or the page', async ({
  page,
}) => {
  await comeBack(page, 'megan')
  await openReset(page, 'Amara Okafor')
  await submitReset(page)
  const shown = (await page.locator(secret).textContent()) ?? ''
  await page.getByRole('link', { name: 'Done' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByText(/Last changed (now|\d+ seconds? ago)/)).toBeVisible()
  for (const step of ['goBack', 'goForward'] as const) {
    await page[step]()
    await expect(page.locator('h1')).toHaveText('Amara Okafor')
    await scripted(page)
    expect(await page.content()).not.toContain(shown)
  }
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]),
  )
  expect(kept).not.toContain(shown)
})

test('the whole job goes by keyboard', async ({ page }) => {
  await comeBack(page, 'megan')
  await page.getByRole('link', { name: /Amara Okafor/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Reset password' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Reset password' })
  await expect(dialog).toBeVisible()
  const button = dialog.getByRole('button', { name: 'Reset password' })
  for (let presses = 0; presses < 6; presses += 1) {
    if (await button.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await expect(button).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator(secret)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page).toHaveURL(/\/staff\/[0-9a-f-]{36}$/)
})

test('Escape and Back close a dialog that did nothing', async ({ page }) => {
  await comeBack(page, 'megan')
  await openReset(page, 'Amara Okafor')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByRole('link', { name: 'Reset password' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await tenant.writes()).toEqual([])
})

test('a second click while it is being sent sends nothing more', async ({ page }) => {
  await comeBack(page, 'megan')
  await openReset(page, 'Amara Okafor')
  await tenant.faults({ match: { path: 'resetPassword' }, fault: { delayMs: 1500 } })
  const button = page.getByRole('dialog').getByRole('button', { name: 'Reset password' })
  await button.click()
  await page.getByRole('dialog').getByRole('button', { name: 'Resetting…' }).click({ force: true })
  await expect(page.locator(secret)).toBeVisible()
  expect(await tenant.writes()).toHaveLength(1)
})

test('the slip that is printed holds the person and the password, and nothing of the page', async ({
  page,
}) => {
  await comeBack(page, 'megan')
  await openReset(page, 'Amara Okafor')
  await submitReset(page)
  const shown = (await page.locator(secret).textContent()) ?? ''
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText('Tear up this slip.')).toBeVisible()
  await expect(page.getByText(shown).last()).toBeVisible()
  await expect(page.getByRole('link', { name: 'Done' })).toBeHidden()
})

test('an answer that does not reach the browser is no reason to hand out a password', async ({ page }) => {
  await comeBack(page, 'megan')
  await openReset(page, 'Amara Okafor')
  await page.route('**/reset-password', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    await route.fetch()
    await route.abort()
  })
  await submitReset(page)
  await expect(alert(page)).toContainText('Do not hand out any password from this attempt.')
  expect(await tenant.writes()).toHaveLength(1)
  await page.unrouteAll()
  await page.getByRole('link', { name: 'Make a new password' }).click()
  await expect(page.getByRole('dialog', { name: 'Reset password' })).toBeVisible()
})
