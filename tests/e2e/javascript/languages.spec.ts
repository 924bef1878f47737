import { readdirSync } from 'node:fs'
import { comeBack, expect, tenant, test } from '../fixtures'
import { fits, look } from '../look'

const languages = readdirSync('lib/messages').map((file) => file.replace('.json', ''))
/** The longest words, the other direction, and letters that come in a file of their own. */
const always = ['de', 'ar', 'pl']

for (const language of languages)
  test.describe(language, { tag: always.includes(language) ? [] : '@nightly' }, () => {
    test.use({ locale: language })

    test('every page is in the reader’s language, and nothing is cut off at 320 px', async ({ page }) => {
      const { user } = await tenant.person('amara.okafor')
      await comeBack(page, 'megan')
      for (const address of [
        '/',
        `/staff/${user.id}`,
        `/staff/${user.id}/reset-password`,
        '/activity',
        '/help',
      ]) {
        await page.goto(address)
        await expect(page.locator('html')).toHaveAttribute('lang', language)
        await fits(page)
        await page.setViewportSize({ width: 1280, height: 800 })
      }
      await page.screenshot({ path: `tests/results/screens/languages-${language}.png` })
    })
  })

for (const language of ['en', 'de', 'ar'])
  test.describe(`look, ${language}`, () => {
    test.use({ locale: language })

    test('help and accessibility need no sign-in', async ({ page }) => {
      for (const address of ['/help', '/accessibility']) {
        await page.goto(address)
        await look(page, `${address.slice(1)}-${language}`)
        await fits(page)
      }
    })
  })

test('a phone can put the app on its first screen, and keeps nothing of it', async ({ page, request }) => {
  await page.goto('/sign-in')
  const address = (await page.locator('link[rel="manifest"]').getAttribute('href')) ?? ''
  const manifest = (await (await request.get(address)).json()) as { name: string; icons: { src: string }[] }
  expect(manifest).toMatchObject({ name: 'My Staff', display: 'standalone', start_url: '/' })
  for (const { src } of manifest.icons) expect((await request.get(src)).status(), src).toBe(200)
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)
})
