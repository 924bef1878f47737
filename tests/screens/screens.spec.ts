import { mkdir, readdir, writeFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { comeBack, tenant, test } from '../e2e/fixtures'
import { openSetup } from '../e2e/open-setup'

const folder = 'tests/results/contact'
const widths = { narrow: 320, phone: 390, desktop: 1280 }
const languages = ['en', 'de', 'ar']

/** In three widths, light and dark. */
async function take(page: Page, language: string, name: string): Promise<void> {
  for (const [size, width] of Object.entries(widths))
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: width > 900 ? 800 : 844 })
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.screenshot({ path: `${folder}/${language}/${name}-${size}-${colorScheme}.png` })
    }
}

for (const language of languages)
  test.describe(language, () => {
    test.use({ locale: language })
    test.beforeAll(() => mkdir(`${folder}/${language}`, { recursive: true }))

    test('what a manager sees', async ({ page }) => {
      const { user } = await tenant.person('amara.okafor')
      const { user: protectedPerson } = await tenant.person('tomas.reyes')
      const person = `/staff/${user.id}`
      await page.goto('/sign-in')
      await take(page, language, '01-sign-in')
      await comeBack(page, 'nora')
      await take(page, language, '02-no-location')
      await comeBack(page, 'alex')
      await take(page, language, '03-locations')
      await comeBack(page, 'megan')
      await take(page, language, '04-people')
      for (const [name, address] of [
        ['05-search', '/staff?q=am'],
        ['06-person', person],
        ['07-reset', `${person}/reset-password`],
        ['08-phone', `${person}/phone/add`],
        ['09-pass', `${person}/temporary-access-pass`],
        ['10-qr-code', `${person}/qr-code`],
        ['11-methods', `${person}/methods`],
        ['12-sign-out', `${person}/sign-out`],
        ['13-block', `${person}/block`],
        ['14-not-allowed', `/staff/${protectedPerson.id}`],
        ['15-activity', '/activity'],
        ['16-nowhere', '/nowhere'],
        ['17-help', '/help'],
        ['18-accessibility', '/accessibility'],
        ['19-sign-out', '/sign-out'],
      ] as const) {
        await page.goto(address)
        await take(page, language, name)
      }
      await page.goto(`${person}/reset-password`)
      await page.locator('dialog form button, [role="dialog"] form button').last().click()
      await page.locator('output[name="temporaryPassword"]').waitFor()
      await take(page, language, '20-password')
      await tenant.faults({ fault: { status: 429, headers: { 'Retry-After': '90' } } })
      await page.goto(person)
      await take(page, language, '21-busy')
    })

    test('what a tenant administrator sees', async ({ page }) => {
      await openSetup(page, 'root', '/setup')
      for (const [name, address] of [
        ['30-readiness', '/setup'],
        ['31-consent', '/setup/consent'],
        ['32-delegation', '/setup/delegation'],
        ['33-rules', '/setup/rules'],
        ['34-admin-recovery', '/setup/admin-recovery'],
      ] as const) {
        await page.goto(address)
        await take(page, language, name)
      }
    })
  })

/** All the pictures of a language on one page, which is also kept as a picture. */
test.afterAll(async ({ browser }) => {
  for (const language of languages) {
    const pictures = (await readdir(`${folder}/${language}`).catch(() => [])).sort()
    const figures = pictures.map(
      (name) =>
        `<figure><img src="${language}/${name}"><figcaption>${name.replace('.png', '')}</figcaption></figure>`,
    )
    const style =
      'body{margin:8px;background:#888;font:12px sans-serif}main{display:flex;flex-wrap:wrap;gap:8px}figure{margin:0}img{height:320px;display:block}'
    await writeFile(
      `${folder}/${language}.html`,
      `<!doctype html><meta charset="utf-8"><title>${language}</title><style>${style}</style><main>${figures.join('')}</main>`,
    )
    const page = await browser.newPage({ viewport: { width: 2400, height: 1200 } })
    await page.goto(`file://${process.cwd()}/${folder}/${language}.html`)
    await page.screenshot({ path: `${folder}/${language}.png`, fullPage: true })
    await page.close()
  }
})
