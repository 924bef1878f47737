import type { Page } from '@playwright/test'
import { alert, comeBack, expect, tenant, test } from './fixtures'

type Code = { expireDateTime: string; startDateTime: string } | null
type Stored = { standardQRCode: Code; temporaryQRCode: Code; pin: { code: string } }

async function openPerson(page: Page, name: string): Promise<string> {
  const { user } = await tenant.person(name)
  await comeBack(page, 'megan', `/staff/${user.id}`)
  return `/staff/${user.id}/qr-code`
}

async function stored(name: string): Promise<Stored | undefined> {
  const { methods } = await tenant.person(name)
  const found = methods.find((one) => one['@odata.type'].includes('qrCodePin'))
  return found as unknown as Stored | undefined
}

/** The status of the answer to the form. */
async function send(page: Page, name: string): Promise<number> {
  const sent = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByRole('dialog').getByRole('button', { name }).click()
  return (await sent).status()
}

function inDays(days: number): string {
  const at = new Date(Date.now() + days * 24 * 3600_000)
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`
}

const picture = (page: Page) => page.getByRole('dialog').getByRole('img', { name: /^QR code of/ })
const pin = 'output[name="pin"]'

test(
  'a manager makes a badge and a PIN, shown once, and the person’s page tells until when',
  { tag: '@without-javascript' },
  async ({ page }) => {
    const address = await openPerson(page, 'amara.okafor')
    await page.goto(address)
    await page.getByLabel('Works until the end of').fill(inDays(100))
    expect(await send(page, 'Create QR code')).toBe(200)
    await expect(page.getByRole('dialog', { name: 'QR code is made' })).toContainText('Valid until')
    await expect(picture(page)).toHaveAttribute('src', /^data:image\/svg\+xml;base64,/)
    await expect(page.getByRole('dialog')).toContainText('If Amara has never signed in in another way')
    const code = (await page.locator(pin).textContent()) ?? ''
    expect((await stored('amara.okafor'))?.pin.code).toBe(code)
    expect((await tenant.writes()).map(({ method }) => method)).toEqual(['PUT'])
    await page.getByRole('link', { name: 'Done' }).click()
    await expect(page.getByText(/^Badge valid until/)).toBeVisible()
    expect(await page.content()).not.toContain(code)
    expect(await page.content()).not.toContain('data:image/svg')
  },
)

test(
  'a temporary code stands in for a badge that was left at home, and is ended again',
  { tag: '@without-javascript' },
  async ({ page }) => {
    const address = await openPerson(page, 'ananya.sharma')
    await page.getByRole('link', { name: 'Temporary code' }).click()
    await page.getByRole('radio', { name: '4 hours' }).check()
    await send(page, 'Create temporary QR code')
    await expect(picture(page)).toBeVisible()
    await expect(page.locator(pin)).toHaveCount(0)
    const { startDateTime = '', expireDateTime = '' } = (await stored('ananya.sharma'))?.temporaryQRCode ?? {}
    expect(Date.parse(expireDateTime) - Date.parse(startDateTime)).toBe(4 * 3600_000)
    await page.goto(`${address}/temporary`)
    await send(page, 'Delete temporary QR code')
    await expect(page.getByRole('dialog')).toContainText('The badge still does.')
    expect((await stored('ananya.sharma'))?.temporaryQRCode).toBeNull()
  },
)

test('a PIN is reset', { tag: '@without-javascript' }, async ({ page }) => {
  await openPerson(page, 'ananya.sharma')
  await page.getByRole('link', { name: 'Reset PIN' }).click()
  await send(page, 'Reset PIN')
  await expect(page.getByRole('dialog', { name: 'PIN is reset' })).toBeVisible()
  const code = (await page.locator(pin).textContent()) ?? ''
  expect(code).toMatch(/^\d{8}$/)
  expect((await stored('ananya.sharma'))?.pin.code).toBe(code)
})

test('the end of a badge is moved', { tag: '@without-javascript' }, async ({ page }) => {
  await openPerson(page, 'ananya.sharma')
  await page.getByRole('link', { name: 'Change expiry' }).click()
  await page.getByLabel('Works until the end of').fill(inDays(20))
  await send(page, 'Change expiry')
  await expect(page.getByRole('dialog', { name: 'Expiry is changed' })).toContainText(
    'works until the new day',
  )
  const until = new Date((await stored('ananya.sharma'))?.standardQRCode?.expireDateTime ?? '')
  expect(until.getDate()).toBe(new Date(`${inDays(20)}T12:00`).getDate())
})

test(
  'an end that cannot be stands at its field, and nothing is sent',
  { tag: '@without-javascript' },
  async ({ page }) => {
    await page.goto(await openPerson(page, 'amara.okafor'))
    await page.getByLabel('Works until the end of').fill('2020-01-01')
    expect(await send(page, 'Create QR code')).toBe(422)
    await expect(page.getByLabel('Works until the end of')).toHaveAccessibleDescription(/This day is over/)
    await expect(page.getByLabel('Works until the end of')).toHaveValue('2020-01-01')
    expect(await tenant.writes()).toEqual([])
  },
)

test('a QR code is deleted, and a new one can be made', { tag: '@without-javascript' }, async ({ page }) => {
  await openPerson(page, 'ananya.sharma')
  await page.getByRole('link', { name: 'Delete QR code' }).click()
  await send(page, 'Delete QR code')
  await expect(page.getByRole('dialog', { name: 'QR code is deleted' })).toBeVisible()
  expect(await stored('ananya.sharma')).toBeUndefined()
  await page.getByRole('dialog').getByRole('link', { name: 'Create QR code' }).click()
  await send(page, 'Create QR code')
  await expect(picture(page)).toBeVisible()
  expect(await stored('ananya.sharma')).toBeDefined()
})

test('a code that is over gets a new badge and keeps its PIN', async ({ page }) => {
  const name = 'minjun.kim'
  await openPerson(page, name)
  await expect(page.getByText(/^Badge no longer valid/)).toBeVisible()
  const before = (await stored(name))?.pin.code
  await page.getByRole('link', { name: 'New code' }).click()
  await send(page, 'Create new QR code')
  await expect(picture(page)).toBeVisible()
  expect((await stored(name))?.pin.code).toBe(before)
})

test('a QR code that is gone already is told to be gone', async ({ page }) => {
  await page.goto(`${await openPerson(page, 'ananya.sharma')}/delete`)
  await tenant.change('ananya.sharma', { methods: [] })
  await send(page, 'Delete QR code')
  await expect(page.getByRole('dialog')).toContainText('It was gone already.')
  expect(await tenant.writes()).toEqual([])
})

test('where the organisation’s Graph has no QR codes, that is said, and the pass is offered', async ({
  page,
}) => {
  await tenant.features({ qrCodePinMethod: false })
  await page.goto(await openPerson(page, 'amara.okafor'))
  await expect(alert(page)).toContainText('does not offer QR codes yet')
  await page.getByRole('dialog').getByRole('link', { name: 'Create Temporary Access Pass' }).click()
  await expect(page.getByRole('dialog', { name: 'Create Temporary Access Pass' })).toBeVisible()
})

test('after a lost answer nothing is handed out: the way on leads to what is there', async ({ page }) => {
  await page.goto(await openPerson(page, 'nino.beridze'))
  await tenant.faults({ match: { method: 'PUT' }, times: 1, fault: { reset: 'after' } })
  expect(await send(page, 'Create QR code')).toBe(504)
  await expect(alert(page)).toContainText('Do not hand out anything from this attempt.')
  await expect(picture(page)).toHaveCount(0)
  await expect(page.locator(pin)).toHaveCount(0)
  await page.getByRole('link', { name: 'Look again' }).click()
  await expect(page.getByRole('dialog', { name: 'QR code' })).toContainText('Badge valid until')
  await expect(page.getByRole('dialog')).toContainText('nobody has seen it')
})

test('a deletion whose answer got lost is not told as if something had been made', async ({ page }) => {
  await page.goto(`${await openPerson(page, 'ananya.sharma')}/delete`)
  await tenant.faults({ match: { method: 'DELETE' }, times: 1, fault: { reset: 'before' } })
  expect(await send(page, 'Delete QR code')).toBe(504)
  await expect(alert(page)).toContainText('It may have been carried out.')
  await expect(page.getByRole('dialog')).not.toContainText('hand out')
  expect(await send(page, 'Send again')).toBe(200)
  expect(await stored('ananya.sharma')).toBeUndefined()
})

test('a temporary code that somebody made meanwhile is told, and not offered for deletion unseen', async ({
  page,
}) => {
  await page.goto(`${await openPerson(page, 'ananya.sharma')}/temporary`)
  const { methods } = await tenant.person('ananya.sharma')
  const temporaryQRCode = (await stored('xiuying.wang'))?.temporaryQRCode
  const made = methods.map((one) =>
    one['@odata.type'].includes('qrCodePin') ? { ...one, temporaryQRCode } : one,
  )
  await tenant.change('ananya.sharma', { methods: made })
  expect(await send(page, 'Create temporary QR code')).toBe(409)
  await expect(page.getByRole('dialog', { name: 'Somebody changed this in the meantime' })).toBeVisible()
  await page.getByRole('link', { name: 'Look again' }).click()
  await expect(page.getByRole('dialog', { name: 'Delete temporary QR code' })).toBeVisible()
})

test('where only beta has QR codes, a new code in place of one that is over is shown', async ({ page }) => {
  await tenant.features({ qrCodePinMethod: false, qrCodePinMethodInBeta: true })
  await page.goto(await openPerson(page, 'minjun.kim'))
  await send(page, 'Create new QR code')
  await expect(picture(page)).toBeVisible()
})
