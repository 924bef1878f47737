import { test } from '../fixtures'
import { fits, look } from '../look'
import { openSetup } from '../open-setup'

const pages = {
  readiness: '/setup',
  consent: '/setup/consent',
  delegation: '/setup/delegation',
  rules: '/setup/rules',
  'admin-recovery': '/setup/admin-recovery',
}

for (const language of ['en', 'de', 'ar'])
  test.describe(language, () => {
    test.use({ locale: language })

    test('the pages of Setup', async ({ page }) => {
      await openSetup(page, 'root', '/setup')
      for (const [name, address] of Object.entries(pages)) {
        await page.goto(address)
        await look(page, `setup-${name}-${language}`)
        await fits(page)
      }
    })
  })
