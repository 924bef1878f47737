import { beforeEach, describe, expect, test } from 'vitest'
import { emailMethodId } from './methods.ts'
import { createSimulator } from './simulator.ts'
import { accountOf, codeOf, control, graphAs, json, rowsOf } from './test-client.ts'

const simulator = createSimulator()
beforeEach(() => simulator.reset())

const pathOf = (name: string) => `/users/${accountOf(simulator, name).user.id}/authentication`

async function call(manager: string, method: string, path: string, body?: unknown) {
  return (await graphAs(simulator, manager))(method, path, body === undefined ? {} : { headers: json, body })
}

async function typesOf(name: string) {
  const rows = rowsOf(await call('megan', 'GET', `${pathOf(name)}/methods`))
  return rows.map((one) =>
    String(one['@odata.type']).replace(/#microsoft\.graph\.|AuthenticationMethod/g, ''),
  )
}

describe('the list of all methods', () => {
  test('says of each which kind it is', async () => {
    expect(await typesOf('ingrid.sorensen')).toEqual([
      'password',
      'microsoftAuthenticator',
      'fido2',
      'softwareOath',
      'windowsHelloForBusiness',
    ])
    expect(await typesOf('somchai.jaidee')).toEqual(['password', 'platformCredential', 'external'])
    expect(await typesOf('amara.okafor')).toEqual(['password'])
  })

  test('keeps every secret, and masks numbers', async () => {
    for (const name of ['dmytro.shevchenko', 'ananya.sharma', 'sofia.hernandez']) {
      const { text } = await call('megan', 'GET', `${pathOf(name)}/methods`)
      for (const method of accountOf(simulator, name).methods) {
        if ('temporaryAccessPass' in method) expect(text).not.toContain(method.temporaryAccessPass)
        if ('phoneNumber' in method) expect(text).not.toContain(method.phoneNumber)
      }
      expect(text).not.toMatch(/"code":"/)
    }
  })

  test('stays readable in a restricted unit of others, which only keeps it from being changed', async () => {
    for (const manager of ['megan', 'root', 'vera'])
      expect((await call(manager, 'GET', `${pathOf('lena.fischer')}/methods`)).status, manager).toBe(200)
    const number = { phoneType: 'office', phoneNumber: '+1 2065550133' }
    for (const manager of ['megan', 'root'])
      expect((await call(manager, 'POST', `${pathOf('lena.fischer')}/phoneMethods`, number)).status).toBe(403)
    expect((await call('vera', 'POST', `${pathOf('lena.fischer')}/phoneMethods`, number)).status).toBe(201)
  })

  test('knows each by its id', async () => {
    const [, second] = rowsOf(await call('megan', 'GET', `${pathOf('ingrid.sorensen')}/methods`))
    const { body } = await call('megan', 'GET', `${pathOf('ingrid.sorensen')}/methods/${String(second?.id)}`)
    expect(body).toMatchObject({ ...second })
  })

  test('is one’s own at /me', async () => {
    expect(rowsOf(await call('nora', 'GET', '/me/authentication/methods'))).toHaveLength(2)
  })

  test('has no QR code where the tenant’s Graph lacks it, and no hardware token', async () => {
    expect(await typesOf('ananya.sharma')).toContain('qrCodePin')
    await control(simulator, '/features', { qrCodePinMethod: false })
    expect(await typesOf('ananya.sharma')).toEqual(['password'])
    expect(await typesOf('aram.petrosyan')).toEqual(['password', 'softwareOath'])
  })

  test.each(['hugo', 'nora'])('is closed to %s', async (manager) => {
    const answer = await call(manager, 'GET', `${pathOf('amara.okafor')}/methods`)
    expect([answer.status, codeOf(answer)]).toEqual([403, 'accessDenied'])
  })
})

describe('a lost method', () => {
  async function idOf(name: string, segment: string) {
    const graph = await graphAs(simulator, 'megan', [
      'UserAuthMethod-Passkey.Read.All',
      'UserAuthenticationMethod.Read.All',
    ])
    return String(rowsOf(await graph('GET', `${pathOf(name)}/${segment}`))[0]?.id)
  }

  test.each(['fido2Methods', 'windowsHelloForBusinessMethods', 'softwareOathMethods'])(
    'of %s is removed',
    async (segment) => {
      const path = `${pathOf('ingrid.sorensen')}/${segment}/${await idOf('ingrid.sorensen', segment)}`
      expect((await call('megan', 'DELETE', path)).status).toBe(204)
      expect((await call('megan', 'DELETE', path)).status).toBe(404)
    },
  )

  test('that is the default goes last', async () => {
    const [app, token] = ['microsoftAuthenticatorMethods', 'softwareOathMethods']
    const paths = await Promise.all(
      [app, token].map(
        async (one) => `${pathOf('ingrid.sorensen')}/${one}/${await idOf('ingrid.sorensen', one)}`,
      ),
    )
    const statuses: number[] = []
    for (const path of [paths[0], paths[1], paths[0]]) {
      statuses.push((await call('megan', 'DELETE', path ?? '')).status)
    }
    expect(statuses).toEqual([400, 204, 204])
  })

  test('that is the platform’s is removed, and one from elsewhere only shown', async () => {
    const path = `${pathOf('somchai.jaidee')}/platformCredentialMethods`
    const id = await idOf('somchai.jaidee', 'platformCredentialMethods')
    expect((await call('megan', 'DELETE', `${path}/${id}`)).status).toBe(204)
    const external = rowsOf(
      await call('megan', 'GET', `${pathOf('somchai.jaidee')}/externalAuthenticationMethods`),
    )
    expect(external).toMatchObject([{ displayName: 'Elsewhere MFA' }])
  })
})

describe('an e-mail address', () => {
  const address = { emailAddress: 'amara@home.example' }

  test('is added once, changed and removed', async () => {
    const path = `${pathOf('amara.okafor')}/emailMethods`
    expect((await call('megan', 'POST', path, address)).body).toMatchObject({ ...address, id: emailMethodId })
    expect((await call('megan', 'POST', path, address)).status).toBe(400)
    const changed = { emailAddress: 'okafor@home.example' }
    expect((await call('megan', 'PATCH', `${path}/${emailMethodId}`, changed)).status).toBe(204)
    expect((await call('megan', 'GET', `${path}/${emailMethodId}`)).body).toMatchObject(changed)
    expect((await call('megan', 'DELETE', `${path}/${emailMethodId}`)).status).toBe(204)
    expect(rowsOf(await call('megan', 'GET', path))).toEqual([])
  })

  test('is never one’s own to change', async () => {
    expect((await call('tessa', 'POST', `${pathOf('tessa')}/emailMethods`, address)).status).toBe(403)
  })
})

describe('in beta', () => {
  const beta = 'https://graph.microsoft.com/beta'
  const preference = (name: string) => `${beta}${pathOf(name)}/signInPreferences`

  test('the default second step is read, and changed to what the person has', async () => {
    const wanted = (one: string) => ({ userPreferredMethodForSecondaryAuthentication: one })
    expect((await call('megan', 'GET', preference('sofia.hernandez'))).body).toMatchObject(wanted('push'))
    expect((await call('megan', 'PATCH', preference('sofia.hernandez'), wanted('sms'))).status).toBe(204)
    expect((await call('megan', 'PATCH', preference('amara.okafor'), wanted('sms'))).status).toBe(400)
    expect(accountOf(simulator, 'sofia.hernandez').preferred).toBe('sms')
  })

  test('hardware tokens are not shown to an Authentication Administrator', async () => {
    const path = `${beta}${pathOf('aram.petrosyan')}/hardwareOathMethods`
    expect((await call('megan', 'GET', path)).status).toBe(403)
    const graph = await graphAs(simulator, 'root', ['UserAuthenticationMethod.Read.All'])
    expect(rowsOf(await graph('GET', path))).toHaveLength(1)
  })

  test('what is not there in v1.0 is not there in v1.0', async () => {
    const answer = await call('megan', 'GET', `${pathOf('sofia.hernandez')}/signInPreferences`)
    expect(answer.text).toContain("segment 'signInPreferences'")
  })
})

test('the controls put methods in place', async () => {
  const { methods } = accountOf(simulator, 'ingrid.sorensen')
  const path = '/users/amara.okafor@contoso.example'
  const { body } = await control(simulator, path, { methods, preferred: 'push' }, 'PATCH')
  expect(body).toMatchObject({ preferred: 'push' })
  expect(await typesOf('amara.okafor')).toHaveLength(5)
  for (const wrong of [{ methods: [{}] }, { methods: 'all' }, { preferred: 'pigeon' }]) {
    expect((await control(simulator, path, wrong, 'PATCH')).status).toBe(400)
  }
})
