import fc from 'fast-check'
import { getGlobalDispatcher, setGlobalDispatcher } from 'undici'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { graphFor } from '@/lib/graph/client'

/** Where a link really leads is where a connection is opened: asked of undici, not of the link. */
const dialled: { origin: string; path: string }[] = []
const nobody = 'http://127.0.0.1:1'
const before = getGlobalDispatcher()
beforeEach(() => {
  dialled.length = 0
  setGlobalDispatcher(
    before.compose((dispatch) => (options, handler) => {
      dialled.push({ origin: String(options.origin), path: options.path })
      return dispatch({ ...options, origin: nobody }, handler)
    }),
  )
})
afterEach(() => setGlobalDispatcher(before))

const origins = [
  'https://graph.microsoft.com', 'http://graph.microsoft.com', '//graph.microsoft.com', 'https://evil.example',
  'https://graph.microsoft.com:x@evil.example', 'https://graph.microsoft.com.evil.example', 'https://graph.microsoft.com:444',
  'https://GRAPH.microsoft.com@evil.example', 'javascript:', 'file://', 'https:\\\\evil.example', '\thttps://evil.example',
  'https://graph.microsoft.com\\@evil.example', 'HTTPS://graph.microsoft.com', 'https:graph.microsoft.com', 'https:/graph.microsoft.com',
  'ht\ttps://graph.microsoft.com', 'https:\\\\graph.microsoft.com', 'https:@graph.microsoft.com', 'https://GRAPH.microsoft.com',
  'https://graph.microsoft.com:443', 'https://graph.microsoft.com.',
] // prettier-ignore
const rests = [
  '/v1.0/me', '/beta/me', '/v1.0/../beta/me', '/v1.0', '', '/%2e%2e/', '@evil.example/v1.0/', '#/v1.0/', '\\v1.0\\me',
  '/v1.0//evil.example/me', '/v1.0/me?x=https://evil.example/a', '/v1.0/me?a=1&a=2&$top=3#https://evil.example',
  '/v1.0/me?b=1&$top=3&a=(x)=2', '//evil.example/v1.0/me', '/\\evil.example/v1.0/me', '/v1.0/https://evil.example/a',
] // prettier-ignore
const tails = ['', ...fc.sample(fc.string({ minLength: 1, maxLength: 5 }), { seed: 20261121, numRuns: 2 })]
const links = origins.flatMap((origin) =>
  rests.flatMap((rest) => tails.map((tail) => `${origin}${rest}${tail}`)),
)

const graph = () => graphFor({ token: () => Promise.resolve('a token'), refused: () => Promise.resolve() })

test(`${links.length} links, most of them hostile: no connection is opened but to Graph’s v1.0`, async () => {
  const astray: object[] = []
  let refused = 0
  for (const link of links) {
    dialled.length = 0
    await expect(graph().read(link), link).rejects.toHaveProperty('failure')
    if (dialled.length === 0) refused += 1
    for (const { origin, path } of dialled)
      if (origin !== 'https://graph.microsoft.com' || !path.startsWith('/v1.0/'))
        astray.push({ link, origin, path })
  }
  process.stdout.write(`    ${links.length} links, ${refused} of them refused, ${astray.length} astray\n`)
  expect(astray).toEqual([])
  expect(refused).toBeGreaterThan(500)
})

test('a page of Graph’s own is asked for as it is', async () => {
  const page = 'https://graph.microsoft.com/v1.0/users?$select=id&$top=5&$skiptoken=m~AQAnOzRmZT'
  await expect(graph().read(page)).rejects.toMatchObject({ failure: 'unreachable' })
  expect(dialled[0]).toEqual({
    origin: 'https://graph.microsoft.com',
    path: '/v1.0/users?$select=id&$top=5&$skiptoken=m~AQAnOzRmZT',
  })
})
