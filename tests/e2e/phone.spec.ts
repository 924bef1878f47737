import type { Page } from '@playwright/test'
import { alert, comeBack, expect, numberField, tenant, test } from './fixtures'

/** What the pretend tenant has stored of somebody's numbers. */
async function stored(name: string): Promise<Record<string, string>> {
  const { methods } = await tenant.person(name)
  return Object.fromEntries(
    methods.flatMap(({ phoneType, phoneNumber, smsSignIn }) =>
      phoneType ? [[phoneType, `${phoneNumber} ${smsSignIn}`]] : [],
    ),
  )
}

async function openPerson(page: Page, name: string): Promise<string> {
  const { user } = await tenant.person(name)
  await comeBack(page, 'megan', `/staff/${user.id}`)
  return `/staff/${user.id}/phone`
}

function number(page: Page, type: string) {
  return page.getByRole('listitem', { name: type, exact: true })
}

async function send(page: Page, button: string): Promise<number> {
  const sent = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByRole('dialog').getByRole('button', { name: button }).click()
  return (await sent).status()
}

async function chooseCountry(page: Page, code: string): Promise<void> {
  if (test.info().project.use.javaScriptEnabled === false)
    return void (await page.getByLabel('Country').selectOption(code))
  await page.locator('input#country').fill(code)
  await page.keyboard.press('Enter')
}

test(
  'a manager adds a number with a tap on the person, and reads what it is good for',
  { tag: '@without-javascript' },
  async ({ page }) => {
    await openPerson(page, 'amara.okafor')
    await page.getByRole('link', { name: 'Add phone number' }).click()
    await expect(page.getByRole('dialog', { name: 'Add phone number' })).toBeVisible()
    await (await numberField(page)).fill('(206) 555-0199')
    await send(page, 'Add phone number')
    const dialog = page.getByRole('dialog', { name: 'Phone number is added' })
    await expect(dialog).toContainText('+1 2065550199')
    await expect(dialog).toContainText('Ready for SMS sign-in')
    expect(await stored('amara.okafor')).toEqual({ mobile: '+1 2065550199 on' })
    await page.getByRole('link', { name: 'Done' }).click()
    await expect(number(page, 'Mobile')).toContainText('+X XXXXXXXX99')
    await expect(number(page, 'Mobile')).toContainText('Ready for SMS sign-in')
  },
)

test(
  'a number of another country is typed as at home, and an office has an extension',
  { tag: '@without-javascript' },
  async ({ page }) => {
    const address = await openPerson(page, 'amara.okafor')
    await page.goto(`${address}/add`)
    await chooseCountry(page, 'DE')
    await (await numberField(page)).fill('0171 1234567')
    await send(page, 'Add phone number')
    await expect(page.getByRole('dialog')).toContainText('+49 1711234567')
    await page.goto(`${address}/add`)
    await page.getByRole('radio', { name: 'Office' }).check()
    await (await numberField(page)).fill('206 555 0100 x12')
    await send(page, 'Add phone number')
    await expect(page.getByRole('dialog')).toContainText('Saved for the second step only.')
    expect(await stored('amara.okafor')).toEqual({
      mobile: '+49 1711234567 on',
      office: '+1 2065550100x12 off',
    })
  },
)

test(
  'a masked number is replaced by typing the whole new one',
  { tag: '@without-javascript' },
  async ({ page }) => {
    await openPerson(page, 'sofia.hernandez')
    await number(page, 'Mobile').getByRole('link', { name: 'Change phone number' }).click()
    await expect(page.getByRole('dialog')).toContainText('+X XXXXXXXX42')
    await expect(page.getByLabel('New phone number')).toHaveValue('')
    await page.getByLabel('New phone number').fill('+1 206 555 0177')
    await send(page, 'Change phone number')
    await expect(page.getByRole('dialog', { name: 'Phone number is changed' })).toContainText('+1 2065550177')
    expect((await stored('sofia.hernandez')).mobile).toBe('+1 2065550177 on')
  },
)

test(
  'removing a mobile number names the alternate one that goes before it',
  { tag: '@without-javascript' },
  async ({ page }) => {
    await openPerson(page, 'sofia.hernandez')
    await number(page, 'Mobile').getByRole('link', { name: 'Remove phone number' }).click()
    await expect(page.getByRole('dialog')).toContainText('only after the alternate one')
    await send(page, 'Remove both numbers')
    await expect(page.getByRole('dialog', { name: 'Phone number is removed' })).toBeVisible()
    expect(Object.keys(await stored('sofia.hernandez'))).toEqual(['office'])
    await page.getByRole('link', { name: 'Done' }).click()
    await expect(number(page, 'Office')).toBeVisible()
    await expect(number(page, 'Mobile')).toHaveCount(0)
  },
)

test('the number that is the default goes last, and the page says what goes first', async ({ page }) => {
  await openPerson(page, 'piotr.zielinski')
  await number(page, 'Mobile').getByRole('link', { name: 'Remove phone number' }).click()
  expect(await send(page, 'Remove phone number')).toBe(409)
  await expect(alert(page)).toContainText('how this person confirms a sign-in by default')
  await page.getByRole('dialog').getByRole('link', { name: 'Remove phone number' }).click()
  await send(page, 'Remove phone number')
  await expect(page.getByRole('dialog', { name: 'Phone number is removed' })).toBeVisible()
  expect(Object.keys(await stored('piotr.zielinski'))).toEqual(['mobile'])
})

test('a number that another person signs in with is saved for the second step, and that is said', async ({
  page,
}) => {
  await page.goto(`${await openPerson(page, 'amara.okafor')}/add`)
  await (await numberField(page)).fill('2065550142')
  await send(page, 'Add phone number')
  await expect(page.getByRole('dialog')).toContainText('another person already signs in with this number')
  expect(await stored('amara.okafor')).toEqual({ mobile: '+1 2065550142 taken' })
})

test('where SMS sign-in is not allowed, that is said', async ({ page }) => {
  await tenant.policy({ smsSignIn: false })
  const address = await openPerson(page, 'amara.okafor')
  await page.goto(`${address}/add`)
  await (await numberField(page)).fill('2065550199')
  await send(page, 'Add phone number')
  await expect(page.getByRole('dialog')).toContainText('your organisation has not allowed it')
  expect(await stored('amara.okafor')).toEqual({ mobile: '+1 2065550199 off' })
  await page.goto(`${address}/sms-sign-in`)
  await expect(page.getByRole('dialog')).toContainText('has not allowed SMS sign-in for Amara. Ask IT.')
})

test('SMS sign-in is turned off and on again', { tag: '@without-javascript' }, async ({ page }) => {
  await openPerson(page, 'sofia.hernandez')
  await page.getByRole('link', { name: 'Turn off SMS sign-in' }).click()
  await expect(page.getByRole('dialog')).toContainText('Whoever does not know the password is locked out')
  await send(page, 'Turn off SMS sign-in')
  await expect(page.getByRole('dialog', { name: 'SMS sign-in is off' })).toBeVisible()
  expect((await stored('sofia.hernandez')).mobile).toBe('+1 2065550142 off')
  await page.getByRole('link', { name: 'Done' }).click()
  await page.getByRole('link', { name: 'Turn on SMS sign-in' }).click()
  await send(page, 'Turn on SMS sign-in')
  await expect(page.getByRole('dialog', { name: 'SMS sign-in is on' })).toBeVisible()
  expect((await stored('sofia.hernandez')).mobile).toBe('+1 2065550142 on')
})

test('a number that somebody changed meanwhile is not overwritten; the one that is there now is shown', async ({
  page,
}) => {
  await page.goto(`${await openPerson(page, 'sofia.hernandez')}/mobile/change`)
  const { methods } = await tenant.person('sofia.hernandez')
  const changed = methods.map((one) =>
    one.phoneType === 'mobile' ? { ...one, phoneNumber: '+1 2065550166' } : one,
  )
  await tenant.change('sofia.hernandez', { methods: changed })
  await page.getByLabel('New phone number').fill('2065550177')
  expect(await send(page, 'Change phone number')).toBe(409)
  await expect(alert(page)).toContainText('+X XXXXXXXX66')
  expect((await stored('sofia.hernandez')).mobile).toMatch(/^\+1 2065550166/)
  await expect(page.getByLabel('New phone number')).toHaveValue(/206\D*555\D*0177/)
  await send(page, 'Try again')
  await expect(page.getByRole('dialog', { name: 'Phone number is changed' })).toBeVisible()
  expect((await stored('sofia.hernandez')).mobile).toMatch(/^\+1 2065550177/)
})
