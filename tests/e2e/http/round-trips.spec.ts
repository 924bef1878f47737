import { app, expect, tenant, test } from '../fixtures'
import { formOn, multipart, ownForm, send, session } from '../surface/send'

/** What a page may ask of Graph; how long it takes is the bench's business (tests/bench). */

/** The calls that went over the wire meanwhile: a batch is one. */
async function asked(work: () => Promise<unknown>): Promise<string[]> {
  const before = (await tenant.log()).length
  await work()
  const calls = (await tenant.log()).slice(before).filter(({ batch }) => !batch)
  return calls.map(({ method, path }) => `${method} ${path.replaceAll(/[0-9a-f-]{36}/g, '{id}')}`)
}

test('every page asks Graph once, and a reset twice', async () => {
  const cookie = await session('megan')
  const { user } = await tenant.person('amara.okafor')
  const location = (await tenant.units()).find(({ displayName }) => displayName === 'Pike Street')
  const [list, person] = [`${app}/locations/${location?.id}`, `${app}/staff/${user.id}`]
  const dialog = `${person}/reset-password`

  const first = await asked(() => send(list, { cookie }))
  expect(first.length, `who just signed in: ${first.join(', ')}`).toBeLessThanOrEqual(2)
  for (const page of [list, person, dialog]) {
    const calls = await asked(async () => expect((await send(page, { cookie })).status).toBe(200))
    expect(calls.length, `${page}: ${calls.join(', ')}`).toBeLessThanOrEqual(1)
  }

  const form = multipart(await formOn(dialog, cookie))
  const reset = await asked(async () => {
    const headers = [...ownForm, ...form.headers]
    const { body } = await send(dialog, { method: 'POST', cookie, headers, body: form.body })
    expect(body).toContain('Temporary password')
  })
  expect(reset).toEqual(['POST /v1.0/$batch', expect.stringMatching(/^POST .*\/resetPassword$/)])
})

test('roles, also those through a group, are read while somebody signs in: the first page asks once', async () => {
  const kiosk = (await tenant.units()).find(({ displayName }) => displayName === 'Station Kiosk')
  let cookie = ''
  const atSignIn = await asked(async () => {
    const before = (await tenant.log()).length
    cookie = await session('gina')
    const batches = async () =>
      (await tenant.log()).slice(before).filter(({ path }) => path.endsWith('/$batch'))
    await expect.poll(async () => (await batches()).length).toBe(2)
  })
  expect(atSignIn).toEqual(['POST /v1.0/$batch', 'POST /v1.0/$batch'])
  const first = await asked(async () => {
    expect((await send(`${app}/locations/${kiosk?.id}`, { cookie })).status).toBe(200)
  })
  expect(first.filter((call) => call !== 'GET /v1.0/organization')).toEqual(['POST /v1.0/$batch'])
})
