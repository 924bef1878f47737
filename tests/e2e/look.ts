import AxeBuilder from '@axe-core/playwright'
import { appendFile, copyFile, mkdir } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect } from './fixtures'
import { lane } from './lane'

/** Every screen is looked at by axe, and kept as a picture in tests/results/screens. */
const folder = 'tests/results/screens'
const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } }

/** `SCREENSHOTS=save` takes twice as many pictures, and renews those that the README shows. */
const readme: Record<string, string> = {
  'person-desktop-light': 'person',
  'password-phone-light': 'password',
}

export async function look(page: Page, name: string): Promise<void> {
  expect(await page.locator('body').innerText(), 'every sentence is filled in').not.toMatch(/\{\w+\}/)
  for (const [size, viewport] of Object.entries(sizes)) {
    for (const scheme of ['light', 'dark'] as const) {
      // What axe finds depends on the colours and the layout: one of each is enough.
      const isForAxe = (size === 'phone') === (scheme === 'light')
      if (!isForAxe && process.env.SCREENSHOTS !== 'save') continue
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      const picture = `${name}-${size}-${scheme}`
      await page.screenshot({ path: `${folder}/${picture}.png` })
      if (process.env.SCREENSHOTS === 'save' && readme[picture]) {
        await mkdir('tests/screenshots', { recursive: true })
        await copyFile(`${folder}/${picture}.png`, `tests/screenshots/${readme[picture]}.png`)
      }
      if (!isForAxe) continue
      // No page of ours has frames; to look into them axe would open a window of its own each time.
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
      expect(
        violations.map(({ id, nodes }) => `${picture}: ${id} ${nodes.map(({ target }) => target).join()}`),
      ).toEqual([])
      await appendFile(`${lane.folder}/looked.txt`, `${picture}\n`)
    }
  }
}

export async function fits(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 })
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, `${page.url()} at 320 px`).toBe(0)
}
