import { expect, test } from 'vitest'
import { permissions, setupPermissions } from '@/lib/auth/scopes'
import type { Exchange } from '../simulator/exchanges'
import { reportOn } from './report'

const consent = { managers: permissions, setup: setupPermissions }
const ofManagers: string[] = [...permissions]
const ofSetup: string[] = [...permissions, ...setupPermissions]

/** What is not covered when the app sends this with a token of these permissions. */
function uncovered(method: string, address: string, scopes: string[]): string[] {
  const exchange: Exchange = { method, address, headers: {}, scopes, status: 403, type: null }
  return reportOn({ app: [exchange], simulator: [] }, consent).uncovered
}

const settingOfTheTenant = '/v1.0/policies/authorizationPolicy'
const person = '/v1.0/users/6e7b768e-07e2-4810-8459-485f84f8f204'

test('a call of a manager that only Setup’s consent covers is found, even though the app as a whole has it', () => {
  expect(uncovered('PATCH', settingOfTheTenant, ofManagers)).toEqual([
    'PATCH /policies/authorizationPolicy (managers)',
  ])
  expect(uncovered('GET', settingOfTheTenant, ofManagers)).toEqual([
    'GET /policies/authorizationPolicy (managers)',
  ])
  expect(uncovered('PATCH', settingOfTheTenant, ofSetup)).toEqual([])
  expect(uncovered('GET', person, ofManagers)).toEqual([])
})

test('a token that the app never gets lends a call nothing', () => {
  const beyond = [...ofSetup, 'User.ReadWrite.All']
  expect(uncovered('PATCH', settingOfTheTenant, beyond)).toHaveLength(1)
  expect(uncovered('PATCH', settingOfTheTenant, [])).toHaveLength(1)
  expect(uncovered('GET', person, beyond)).toEqual([])
})

test('what both call takes what managers have: Setup’s own permissions are for what is Setup’s alone', () => {
  const asked = (scopes: string[]): Exchange => ({
    method: 'GET',
    address: person,
    headers: {},
    scopes,
    status: 200,
    type: 'application/json',
    answered: { id: '6e7b768e-07e2-4810-8459-485f84f8f204' },
  })
  const report = reportOn({ app: [asked(ofManagers), asked(ofSetup)], simulator: [] }, consent)
  expect([...report.calls]).toEqual([['GET /users/{user-id}', ['User.Read.All']]])
  expect(report).toMatchObject({ exchanges: 2, operations: 1, ofSetup: 1, uncovered: [] })
})
