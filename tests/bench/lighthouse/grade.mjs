import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'
import { connect } from 'puppeteer-core'

/** Prints what Lighthouse gives the page, 0 to 100 for each of the categories, and what it takes points off for. */
const chrome = await launch({ chromeFlags: ['--headless=new', '--no-sandbox', '--disable-quic'] })
try {
  const [, , address, ...categories] = process.argv
  // The cookie comes by the environment: what is in a command line can be read by everybody.
  const [name, value] = process.env.COOKIE.split(/=(.*)/s)
  const browser = await connect({ browserURL: `http://127.0.0.1:${chrome.port}` })
  // In the browser's own jar: a header of Lighthouse's does not reach the pictures of a page.
  if (value)
    await browser.setCookie({ name, value, domain: 'localhost', path: '/', secure: true, httpOnly: true })
  await browser.disconnect()
  const { lhr } = await lighthouse(address, {
    port: chrome.port,
    disableStorageReset: true,
    output: 'json',
    logLevel: 'error',
    onlyCategories: categories,
  })
  const scores = Object.fromEntries(
    Object.values(lhr.categories).map(({ id, score }) => [id, Math.round(score * 100)]),
  )
  const faults = Object.values(lhr.categories).flatMap(({ id, auditRefs }) =>
    auditRefs
      .filter((ref) => ref.weight > 0 && (lhr.audits[ref.id].score ?? 1) < 0.9)
      .map((ref) => `${id}: ${lhr.audits[ref.id].title} ${lhr.audits[ref.id].displayValue ?? ''}`),
  )
  const said = lhr.audits['errors-in-console']?.details?.items ?? []
  faults.push(...said.map(({ description }) => `in the console: ${description}`))
  process.stdout.write(JSON.stringify({ scores, faults }))
} finally {
  chrome.kill()
}
