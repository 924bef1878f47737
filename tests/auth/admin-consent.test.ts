import { expect, test } from 'vitest'
import { GET } from '@/app/api/auth/[...nextauth]/route'
import { getConsent } from '@/app/setup/consent/queries'
import { personaPassword } from '../simulator/tenant'
import { inPretendTenant, pretendTenant, signedInAs } from '../tenant'

inPretendTenant()

function answered(query: string): Promise<Response> {
  const request = new Request(`https://mystaff.contoso.example/api/auth/callback/entra?${query}`)
  return GET(request, { params: Promise.resolve({ nextauth: ['callback', 'entra'] }) })
}

test('consent that was given leads back to where it was asked for, and signs nobody in', async () => {
  signedInAs('root', 'setup')
  const { consented } = pretendTenant().tenant
  consented.delete('ProfilePhoto.Read.All')
  const { pathname, searchParams } = new URL((await getConsent({ feature: undefined })).link)
  // Registered is whatever runs on this machine.
  searchParams.set('redirect_uri', 'http://localhost:3000/api/auth/callback/entra')
  const back = await fetch(`${pretendTenant().url}${pathname}?${searchParams.toString()}`, {
    method: 'POST',
    body: new URLSearchParams({ username: 'root@contoso.example', password: personaPassword }),
    redirect: 'manual',
  })
  expect([...consented]).toContain('ProfilePhoto.Read.All')
  const answer = await answered(new URL(back.headers.get('location') ?? '').searchParams.toString())
  expect([answer.status, answer.headers.get('location'), answer.headers.getSetCookie()]).toEqual([
    303,
    'https://mystaff.contoso.example/setup/consent?answer=given',
    [],
  ])
})

test('consent that was refused is told as that, and not as a sign-in that failed', async () => {
  const answer = await answered('error=permission_denied&error_description=x&state=admin-consent')
  expect(answer.headers.get('location')).toBe('https://mystaff.contoso.example/setup/consent?answer=refused')
})
