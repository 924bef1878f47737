import { app, comeBack, expect, tenant, test } from '../fixtures'
import { openSetup } from '../open-setup'
import { isSound } from '../sound'

/** 200 characters in ten scripts, with letters that stack, marks that nobody sees, and ones that turn the line round. */
const scripts = ['Zöë', 'Дмитро', 'Ελένη', 'ليلى', 'נועה', 'अनन्या', '秀英王', 'さくら', '민준', 'สมชาย']
const marks =
  'Z\u0351\u0364\u0310a\u0335\u0316l\u0321g\u0358o \u200B\u200D\u2060 \u202Egnorw\u202C \u2067turned'
const hostile = `${scripts.join(' ')} ${marks} ${'Wolfeschlegelsteinhausenbergerdorff'.repeat(4)}`.slice(
  0,
  200,
)
/** As long as Entra takes them: 64 characters before the @. */
const signInName = (last: string) => `${'wolfeschlegelstein'.repeat(4).slice(0, 63)}${last}@contoso.example`

test.describe.configure({ timeout: 90_000 })
test.use({ viewport: { width: 320, height: 640 } })

/** Two people who are called the same to the eye, one of whom has all there is to manage, and a location like them. */
async function callThem(): Promise<{ id: string; location: string }> {
  const { user } = await tenant.person('sofia.hernandez')
  const names = {
    givenName: hostile.slice(0, 64),
    surname: hostile.slice(0, 64),
    jobTitle: hostile.slice(0, 128),
  }
  await tenant.change('sofia.hernandez', {
    ...names,
    displayName: hostile,
    department: hostile.slice(0, 64),
    userPrincipalName: signInName('1'),
  })
  await tenant.change('sofia.hernandez2', {
    ...names,
    displayName: hostile.replace('\u200B', ''),
    userPrincipalName: signInName('2'),
  })
  const units = await tenant.units()
  const { id: location = '' } = units.find(({ displayName }) => displayName === 'Pike Street') ?? {}
  await tenant.rename(location, { displayName: hostile, description: `${hostile} ${hostile}` })
  return { id: user.id, location }
}

const rooms = [
  'reset-password',
  'phone/add',
  'phone/mobile/change',
  'phone/mobile/remove',
  'phone/sms-sign-in',
  'temporary-access-pass',
  'qr-code',
  'methods',
  'methods/start-over',
  'sign-out',
  'block',
]

test('whoever somebody is called, every screen holds together, and nobody is taken for somebody else', async ({
  page,
}) => {
  const { id, location } = await callThem()
  await comeBack(page, 'alex', '/locations')
  await isSound(page, 'locations')
  for (const list of [`/locations/${location}`, '/staff?q=wolfe']) {
    await page.goto(list)
    for (const last of ['1', '2'])
      // Rows out of sight are not laid out at all.
      await page.getByRole('link').getByText(signInName(last)).scrollIntoViewIfNeeded()
    await isSound(page, list)
  }
  await page.goto(`/staff/${id}`)
  await isSound(page, 'person')
  for (const room of rooms) {
    await page.goto(`/staff/${id}/${room}`)
    await expect(page.getByRole('dialog').getByText(signInName('1'))).toBeVisible()
    await isSound(page, room)
  }
  await page.goto(`/staff/${id}/reset-password`)
  await page.getByRole('dialog').locator('button[type="submit"]').click()
  await expect(page.locator('output')).toBeVisible()
  await isSound(page, 'password')
  await page.setViewportSize({ width: 1280, height: 800 })
  for (const wide of ['/locations', `/locations/${location}`, `/staff/${id}`]) {
    await page.goto(wide)
    await isSound(page, `${wide}, wide`)
  }
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto('/activity')
  await expect(page.getByText(signInName('1')).first()).toBeVisible()
  await isSound(page, 'activity')
})

test('the same in Setup, and everywhere in German and Arabic', async ({ page, browser }) => {
  const { id, location } = await callThem()
  await openSetup(page, 'root', '/setup')
  for (const part of ['', '/consent', '/delegation', '/rules', '/admin-recovery']) {
    await page.goto(`/setup${part}`)
    await isSound(page, `setup${part}`)
  }
  for (const locale of ['de', 'ar']) {
    const context = await browser.newContext({ baseURL: app, locale, viewport: { width: 320, height: 640 } })
    const theirs = await context.newPage()
    await comeBack(theirs, 'alex', `/locations/${location}`)
    await isSound(theirs, `people, ${locale}`)
    for (const room of ['', 'reset-password', 'methods']) {
      await theirs.goto(`/staff/${id}/${room}`)
      await isSound(theirs, `${room}, ${locale}`)
    }
    await context.close()
  }
})
