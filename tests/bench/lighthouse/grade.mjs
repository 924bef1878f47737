import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'

/** Prints what Lighthouse gives the page, 0 to 100 a category, and what it takes points off for. */
const chrome = await launch({ chromeFlags: ['--headless=new', '--no-sandbox', '--disable-quic'] })
try {
  const { lhr } = await lighthouse(process.argv[2], {
    port: chrome.port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: ['performance', 'accessibility', 'best-practices'],
    // The cookie comes by the environment: what is in a command line can be read by everybody.
    extraHeaders: { Cookie: process.env.COOKIE },
  })
  const scores = Object.fromEntries(
    Object.values(lhr.categories).map(({ id, score }) => [id, Math.round(score * 100)]),
  )
  const faults = Object.values(lhr.categories).flatMap(({ id, auditRefs }) =>
    auditRefs
      .filter((ref) => ref.weight > 0 && (lhr.audits[ref.id].score ?? 1) < 0.9)
      .map((ref) => `${id}: ${lhr.audits[ref.id].title} ${lhr.audits[ref.id].displayValue ?? ''}`),
  )
  process.stdout.write(JSON.stringify({ scores, faults }))
} finally {
  chrome.kill()
}
