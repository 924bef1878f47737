import { afterEach, describe, expect, test } from 'vitest'
import { env } from '@/lib/env'
import {
  authorize,
  authorizeOwn,
  authorizeView,
  authorizeViewAs,
  capableAssignments,
  mayRunTenant,
} from '@/lib/graph/authorize'
import { pretend } from '../pretend'
import { roleIds } from '../simulator/roles'
import { account, give, inPretendTenant, pretendTenant, signedInAs, unit } from '../tenant'

/** What a yes brings along, and what is remembered of whoever asked. */
inPretendTenant()
afterEach(() => void Object.assign(env(), { features: {} }))

const nora = () => account('nora').user.id
const amara = () => account('amara.okafor').user.id
const asked = () => pretendTenant().state.log.filter(({ batch }) => !batch).length

describe('whether somebody runs the tenant', () => {
  test('is read where nobody has asked yet', async () => {
    give(account('root').user.id, roleIds.userAdministrator, 'Pike Street')
    signedInAs('root')
    expect(await mayRunTenant(await authorizeOwn())).toBe(true)
    signedInAs('megan')
    expect(await mayRunTenant(await authorizeOwn())).toBe(false)
  })

  test('is known of whoever asked for something else, without a question more', async () => {
    give(account('root').user.id, roleIds.userAdministrator, 'Pike Street')
    for (const [persona, runsIt] of [
      ['root', true],
      ['megan', false],
      ['tessa', false],
    ] as const) {
      signedInAs(persona)
      await authorizeView(amara())
      const before = asked()
      expect(await mayRunTenant(await authorizeOwn()), persona).toBe(runsIt)
      expect(asked(), persona).toBe(before)
    }
  })
})

describe('the groups of a manager', () => {
  test('are known to the session in which they were read, and to no other', async () => {
    const [someone = ''] = unit('Station Kiosk').members
    for (const session of ['one', 'another']) {
      signedInAs('gina')
      const before = asked()
      await authorizeView(someone)
      expect(asked() - before, session).toBe(2)
    }
  })

  test('may be more than Graph compares with in one question', async () => {
    const { groups } = pretendTenant().tenant
    const [like] = [...groups.values()].filter(({ isAssignableToRole }) => isAssignableToRole)
    if (!like) throw new Error('No group is role-assignable')
    for (let n = 0; n < 20; n += 1) {
      const id = crypto.randomUUID()
      groups.set(id, { ...like, id, members: new Set([nora()]), owners: new Set() })
      if (n === 19) give(id, roleIds.authenticationAdministrator, 'Pike Street')
    }
    signedInAs('nora')
    for (const time of ['first', 'second'])
      expect((await authorizeView(amara())).decisions['reset-password'], time).toEqual({ allowed: true })
  })
})

test('a role that does nothing here counts for no list', async () => {
  signedInAs('greta')
  expect(await capableAssignments(await authorizeOwn())).toEqual([])
})

describe('a yes', () => {
  test('names the roles that it is for, and the person’s units', async () => {
    unit('Harbour Quay').members.add(amara())
    give(account('megan').user.id, roleIds.userAdministrator, 'Station Kiosk')
    signedInAs('megan')
    const { roles, units } = await authorize('reset-password', amara())
    expect(roles).toEqual([{ roleId: roleIds.authenticationAdministrator, unit: unit('Pike Street').id }])
    expect(units.toSorted()).toEqual(['Pike Street', 'Harbour Quay'].map((one) => unit(one).id).sort())
  })

  test('brings the methods along for whoever may read them, and for nobody else', async () => {
    signedInAs('megan')
    const { methods } = await authorize('reset-password', account('sofia.hernandez').user.id)
    expect(JSON.stringify(methods?.all)).toContain('Sofía’s Pixel')
    expect(JSON.stringify(methods?.phones)).toContain('mobile')
    signedInAs('hugo')
    const [someone = ''] = unit('Garden Terrace').members
    expect((await authorizeView(someone)).grant.methods).toBeNull()
  })

  test('to look is had without a request, too, by the same rules', async () => {
    signedInAs('megan')
    const { manager } = pretend
    if (!manager) throw new Error('Nobody is signed in')
    expect(await authorizeViewAs(manager, amara())).toMatchObject({
      capability: 'view',
      person: { name: 'Amara Okafor' },
    })
    await expect(authorizeViewAs(manager, nora())).rejects.toMatchObject({ failure: 'not-found' })
  })

  test('is none for what IT has switched off', async () => {
    Object.assign(env(), { features: { 'sign-out': false } })
    signedInAs('megan')
    await expect(authorize('sign-out', amara())).rejects.toMatchObject({ failure: 'switched-off' })
    expect((await authorize('reset-password', amara())).capability).toBe('reset-password')
  })
})
