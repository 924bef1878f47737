import { expect, test } from 'vitest'
import { inboundHeaders } from '@/lib/web/inbound'

function cookies(sent: string): string | null {
  return inboundHeaders(new Headers({ cookie: sent })).get('cookie')
}

test('the app says itself where it is, whatever the request says', () => {
  const sent = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' }
  const headers = inboundHeaders(
    new Headers({ ...sent, forwarded: 'host=evil.example', 'x-forwarded-port': '1' }),
  )
  expect(Object.fromEntries(headers)).toEqual({
    host: 'mystaff.contoso.example',
    'x-forwarded-host': 'mystaff.contoso.example',
    'x-forwarded-proto': 'https',
  })
})

test.each(['authorization', 'content-security-policy', 'content-security-policy-report-only', 'x-nonce'])(
  '%s is not taken from a stranger',
  (name) => {
    expect(inboundHeaders(new Headers({ [name]: 'x' })).has(name)).toBe(false)
  },
)

test('what a browser needs to say gets through', () => {
  const sent = { 'accept-language': 'de', origin: 'null', 'next-action': 'x', rsc: '1' }
  expect(Object.fromEntries(inboundHeaders(new Headers(sent)))).toMatchObject(sent)
})

test('of the cookies, ours get through', () => {
  const ours = '__Host-mystaff.session=abc.def; __Host-mystaff.lang=ar'
  expect(cookies(`a=b; ${ours}; __prerender_bypass=key; __next_preview_data=x`)).toBe(ours)
})

test('a cookie that comes twice does not', () => {
  expect(cookies('__Host-mystaff.session=a; __Host-mystaff.session=b')).toBeNull()
  expect(cookies('__Host-mystaff.session=a;__Host-mystaff.session=a; __Host-mystaff.theme=dark')).toBe(
    '__Host-mystaff.theme=dark',
  )
})

test('a cookie with a name like ours is none of ours', () => {
  expect(
    cookies('__Host-mystaff.session.0=a; __Host-mystaff.session2=b; x__Host-mystaff.session=c'),
  ).toBeNull()
})
