import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, openSync } from 'node:fs'
import { alert, expect, test } from '../fixtures'
import { laneOf, lanes } from '../lane'
import { fits, look } from '../look'

/** An app of its own, where a tenant administrator has chosen otherwise. */
const other = laneOf(lanes)
const chosen = {
  TYPED_PASSWORDS: 'on',
  SIGN_OUT_AFTER_RESET: 'always',
  EVIDENCE: 'required',
  BLOCK: 'off',
  QR_CODE: 'off',
}
let running: ChildProcess

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  test.setTimeout(120_000)
  mkdirSync(other.folder, { recursive: true })
  const log = openSync(`${other.folder}/app.log`, 'w')
  running = spawn(process.execPath, ['tests/simulator/demo.ts'], {
    env: {
      ...process.env,
      ...chosen,
      PORT: String(other.port),
      SIMULATOR_PORT: String(other.simulatorPort),
      TMPDIR: other.folder,
    },
    stdio: ['ignore', log, log],
  })
  const isUp = () => fetch(`${other.app}/api/health`).then((answer) => answer.status, String)
  await expect.poll(isUp, { timeout: 110_000 }).toBe(200)
})

test.afterAll(async () => {
  const over = new Promise((resolve) => running.once('exit', resolve))
  running.kill('SIGTERM')
  await over
})

test.use({ baseURL: other.app })

async function person(signInName: string) {
  const answer = await fetch(`${other.simulator}/__sim/users/${signInName}@contoso.example`)
  return (await answer.json()) as { user: { id: string }; password: string; mustChange: boolean }
}

for (const language of ['en', 'ar'])
  test.describe(language, () => {
    test.use({ locale: language })

    test('a cloud-only person may be given a typed password, and is signed out with it', async ({ page }) => {
      const { user } = await person('amara.okafor')
      await page.goto(`/staff/${user.id}/reset-password`)
      await page.locator('main a[href^="/sign-in/start"]').click()
      await page.locator('form', { hasText: 'Megan Bowen' }).getByRole('button').click()
      const field = page.locator('input[name="newPassword"]')
      await field.fill('amara-Coffee26')
      await look(page, `typed-instead-${language}`)
      await fits(page)
      const typed = language === 'en' ? 'Harbour-Lights-47' : 'Purple-Ladders-58'
      await field.fill(typed)
      await page.locator('input[name="evidence"]').first().check()
      await page.locator('dialog button[type="submit"]').first().click()
      await expect(page.locator('output[name="temporaryPassword"]')).toHaveText(typed)
      await expect(page.locator('dialog form')).toHaveCount(0)
      if (language === 'en') await expect(page.getByText('Signed out everywhere')).toBeVisible()
      await look(page, `signed-out-too-${language}`)
      await fits(page)
      expect(await person('amara.okafor')).toMatchObject({ password: typed, mustChange: true })

      await page.goto(`/staff/${user.id}`)
      await expect(page.locator(`a[href="/staff/${user.id}/sign-out"]`)).toBeVisible()
      await expect(page.locator('a[href$="/block"]')).toHaveCount(0)
      await page.goto(`/staff/${user.id}/block`)
      await expect(alert(page)).toHaveCount(1)
    })
  })
