import { gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import { findBrowser } from '../browser.ts'
import type { Deployment } from './deployment.ts'
import type { Row } from './limits.ts'
import { addressesOf, isThere, mustBeFine } from './views.ts'

/** What a page of Next 16.4.6 and React 19.3.1 loads that has no client component at all. */
const bareFramework = 138_318
const views = ['list', 'person', 'dialog', 'search'] as const

/** What a browser is sent for the first page it opens: the scripts that it really loads, and the HTML. */
export async function measureSent(deployment: Deployment): Promise<Row[]> {
  const addresses = await addressesOf(deployment, 'Central Roastery')
  const ulla = await deployment.signIn('ulla')
  const executablePath = findBrowser({ whole: true })
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] })
  const rows: Row[] = []
  for (const view of views) {
    const address = addresses[view]
    const isMissing = !(await isThere(ulla, address))
    const what = `JavaScript above the framework: ${view}`
    if (isMissing) {
      rows.push({ what, measured: null, limit: 25, unit: ' KB', note: 'is not there' })
      continue
    }
    const context = await browser.newContext()
    const [name = '', value = ''] = ulla.cookie.split(/=(.*)/s)
    await context.addCookies([{ name, value, domain: 'localhost', path: '/', secure: true }])
    const page = await context.newPage()
    const scripts = new Set<string>()
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.add(request.url())
    })
    await page.goto(deployment.app + address, { waitUntil: 'networkidle' })
    await context.close()
    const sizes = await Promise.all([...scripts].map(gzippedSize))
    const bytes = sizes.reduce((sum, one) => sum + one, 0)
    const measured = (bytes - bareFramework) / 1000
    rows.push({ what, measured, limit: 25, unit: ' KB', note: `${Math.round(bytes / 1000)} KB in all` })
    const { wire, html } = mustBeFine(await ulla.open(address), address)
    const size = `${Math.round(html.length / 1000)} KB before`
    rows.push({ what: `HTML: ${view}`, measured: wire / 1000, limit: 30, unit: ' KB', note: size })
  }
  await browser.close()
  return rows
}

async function gzippedSize(address: string): Promise<number> {
  return gzipSync(await (await fetch(address)).bytes()).length
}
