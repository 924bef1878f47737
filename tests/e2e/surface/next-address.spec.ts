import { expect } from '@playwright/test'
import { testByRequest as test } from '../fixtures'
import { app, cookieOf, send, session } from './send'
import { personaPassword } from '../../simulator/tenant'

/** Where somebody would like a person to land after sign-in; tests/lib/next-address.test.ts has thousands. */
const wishes = [
  '//evil.example', '///evil.example', '////evil.example', '/\\evil.example', '\\\\evil.example', '\\/evil.example', '/\\/evil.example',
  'https://evil.example', 'https:evil.example', 'https:/evil.example', 'http:\\\\evil.example', 'HTTPS://EVIL.example', '//evil.example/%2e%2e',
  'javascript:alert(1)', '\tjavascript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x', 'vbscript:x', 'blob:https://evil.example/x',
  '/\t/evil.example', '/\n/evil.example', '/\r/evil.example', '/%09/evil.example', '/%0d%0aSet-Cookie:x=y', '/\r\nSet-Cookie:x=y', '/%00//evil.example',
  '/.//evil.example', '/..//evil.example', '/a/..//evil.example', '/a/%2e%2e//evil.example', '/%2f/evil.example', '/%2f%2fevil.example', '/%5cevil.example', '/%252f%252fevil.example',
  '/api/auth/signout', '/api/auth/callback/entra?code=x', '/sign-in?next=//evil.example', '/sign-out', '/sign-in/start?next=/',
  '@evil.example', '.evil.example', ':80/', '?next=//evil.example', '#//evil.example', `${app}.evil.example`, `${app}@evil.example`,
  '／／evil.example', '/⁄evil.example', '\u202e//evil.example', `/${'a'.repeat(10_000)}`,
] // prettier-ignore

/** The three places that take a wish: the page, the start, and the cookie of the transaction. */
test(`${wishes.length} wishes where to land after sign-in, in three places, all end on our own pages`, async () => {
  // Somebody else than the one who signs in below: a person's newer sessions take the place of the older.
  const cookie = await session('alex')
  for (const wish of wishes) {
    const asked = encodeURIComponent(wish)
    const page = await send(`${app}/sign-in?next=${asked}`)
    expect(page.status, wish).toBe(200)
    const start = /href="(\/sign-in\/start\?[^"]*)"/.exec(page.body)?.[1]
    expect(new URL(start ?? '', app).searchParams.get('next'), wish).toMatch(/^\/(?![/\\])/)

    const signedIn = await send(`${app}/sign-in?next=${asked}`, { cookie })
    expect([signedIn.status, new URL(signedIn.headers.location ?? '', app).origin], wish).toEqual([307, app])

    const began = await send(`${app}/sign-in/start?next=${asked}`)
    const kept = began.cookies.find((one) => one.startsWith('__Host-mystaff.cb='))?.split(/[=;]/)[1] ?? ''
    expect(new URL(decodeURIComponent(kept), app).origin, wish).toBe(app)
    expect(
      began.cookies.filter((one) => !one.startsWith('__Host-mystaff.')),
      wish,
    ).toEqual([])

    const form = new URLSearchParams({ username: 'megan@contoso.example', password: personaPassword })
    const code = await send(began.headers.location ?? '', {
      method: 'POST',
      headers: [['content-type', 'application/x-www-form-urlencoded']],
      body: form.toString(),
    })
    const others = cookieOf(began).replace(/__Host-mystaff\.cb=[^;]*(; )?/, '')
    const bent = `${others}; __Host-mystaff.cb=${asked.slice(0, 4_000)}`
    const landed = await send(code.headers.location ?? '', { cookie: bent })
    expect([landed.status, new URL(landed.headers.location ?? '', app).origin], wish).toEqual([302, app])
  }
})
