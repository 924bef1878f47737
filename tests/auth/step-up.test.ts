import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { resetPassword } from '@/app/staff/[staffId]/reset-password/action'
import { getResetPassword } from '@/app/staff/[staffId]/reset-password/queries'
import { claimsFor, readTicket, requireRecentSignIn, stepUpHref } from '@/lib/auth/step-up'
import type * as Environment from '@/lib/env'
import { ownForm, pretend } from '../pretend'
import { account, formFor, inPretendTenant, signedInAs, signOut, writes } from '../tenant'

const context = vi.hoisted(() => ({ required: undefined as string | undefined }))
vi.mock('@/lib/env', async (original) => {
  const { env, ...rest } = await original<typeof Environment>()
  return { ...rest, env: () => ({ ...env(), stepUpContext: context.required }) }
})

inPretendTenant()
const start = Date.UTC(2026, 10, 21, 8)
const minute = 60_000
const amara = () => account('amara.okafor').user.id

function at(ms: number): void {
  vi.useFakeTimers({ now: ms, toFake: ['Date'] })
}

beforeEach(() => {
  context.required = undefined
  at(start)
  signedInAs('megan')
  pretend.headers = { ...ownForm, 'x-mystaff-path': `/staff/${amara()}/reset-password` }
})
afterEach(() => void vi.useRealTimers())

function wantsStepUp(): boolean {
  try {
    if (!pretend.manager) throw new Error('nobody is signed in')
    requireRecentSignIn(pretend.manager)
    return false
  } catch (error) {
    expect(error).toMatchObject({ failure: 'step-up' })
    return true
  }
}

test('a sign-in is recent for 30 minutes, to the second', () => {
  at(start + 30 * minute - 1000)
  expect(wantsStepUp()).toBe(false)
  at(start + 30 * minute)
  expect(wantsStepUp()).toBe(true)
})

test('where Entra does not say when credentials were given, no sign-in is recent', () => {
  if (pretend.manager) pretend.manager.session.authenticatedAt = null
  expect(wantsStepUp()).toBe(true)
})

describe('with an authentication context', () => {
  test('only a sign-in that satisfied it counts, and for 30 minutes', () => {
    context.required = 'c2'
    expect(wantsStepUp()).toBe(true)
    if (pretend.manager) pretend.manager.session.contexts = ['c1', 'c2']
    expect(wantsStepUp()).toBe(false)
    at(start + 30 * minute)
    expect(wantsStepUp()).toBe(true)
  })
})

test('what a fresh sign-in asks of Entra: the challenge’s own claims, else the context of the settings', () => {
  expect(claimsFor(null)).toBeNull()
  expect(claimsFor('{"access_token":{}}')).toBe('{"access_token":{}}')
  context.required = 'c2'
  expect(JSON.parse(claimsFor(null) ?? '')).toEqual({ id_token: { acrs: { essential: true, value: 'c2' } } })
})

test('the dialog does not open and nothing is sent without a recent sign-in', async () => {
  at(start + 31 * minute)
  await expect(getResetPassword(amara())).rejects.toMatchObject({ failure: 'step-up' })
  const state = await resetPassword(null, formFor('amara.okafor'))
  expect(state).toMatchObject({ status: 'failed', problem: { failure: 'step-up' } })
  expect(writes()).toEqual([])
})

test('whoever may not do it hears just that, and is not sent to sign in again', async () => {
  signedInAs('hugo')
  at(start + 31 * minute)
  await expect(getResetPassword(amara())).rejects.toMatchObject({ failure: 'not-found' })
})

async function ticketFor(claims: string | null = null): Promise<string> {
  return new URL(await stepUpHref(claims), 'http://here').searchParams.get('ticket') ?? ''
}

test('the way to a fresh sign-in leads back to the same dialog', async () => {
  expect(await readTicket(await ticketFor('{"access_token":{}}'))).toEqual({
    go: 'entra',
    next: `/staff/${amara()}/reset-password`,
    claims: '{"access_token":{}}',
    purpose: 'manage',
    signInName: 'megan@contoso.example',
  })
})

test('a fresh sign-in asks for the permissions of Setup where Setup leads to it, and keeps them', async () => {
  const asking = new URL(await stepUpHref(null, 'setup'), 'http://here').searchParams.get('ticket') ?? ''
  expect(await readTicket(asking)).toMatchObject({ go: 'entra', purpose: 'setup' })
  signedInAs('root', 'setup')
  expect(await readTicket(await ticketFor())).toMatchObject({ go: 'entra', purpose: 'setup' })
  signedInAs('root')
  expect(await readTicket(await ticketFor())).toMatchObject({ go: 'entra', purpose: 'manage' })
})

test('a ticket is nothing in the hands of another session: stolen, or used before', async () => {
  const ticket = await ticketFor()
  signedInAs('hugo')
  expect(await readTicket(ticket)).toEqual({ go: 'nowhere' })
})

test('a ticket that was bent is nothing', async () => {
  const ticket = await ticketFor()
  for (const bent of ['', 'x', ticket.slice(0, -2), ticket.replace(/^./, 'f'), `${ticket}x`])
    expect(await readTicket(bent)).toEqual({ go: 'nowhere' })
})

test('a ticket older than five minutes leads back to the dialog, which makes a new one', async () => {
  const ticket = await ticketFor()
  at(start + 5 * minute - 1000)
  expect(await readTicket(ticket)).toMatchObject({ go: 'entra' })
  at(start + 5 * minute)
  expect(await readTicket(ticket)).toEqual({ go: 'page', address: `/staff/${amara()}/reset-password` })
})

test('whose session ended meanwhile signs in and comes back', async () => {
  const ticket = await ticketFor()
  signOut()
  expect(await readTicket(ticket)).toMatchObject({
    go: 'page',
    address: expect.stringMatching(/^\/sign-in\?next=%2Fstaff/),
  })
})
