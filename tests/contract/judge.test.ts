import { describe, expect, test } from 'vitest'
import type { Exchange } from '../simulator/exchanges'
import { judge } from './judge'
import { schemasOf } from './openapi'
import { validatorFor } from './schema'

const person = '/v1.0/users/6e7b768e-07e2-4810-8459-485f84f8f204'
const reset = `${person}/authentication/methods/28c10230-6103-485e-b985-444c60001490/resetPassword`
const jsonType = 'application/json;odata.metadata=minimal'

/** A read that keeps to the contract, but for what a test changes. */
function violations(changes: Partial<Exchange>, isOfTheApp = true): string[] {
  const exchange = {
    method: 'GET',
    address: person,
    headers: {},
    scopes: [],
    status: 200,
    type: jsonType,
    ...changes,
  }
  const { address, method, status } = exchange
  return judge(exchange, isOfTheApp).violations.map((one) =>
    one.replace(`${method} ${address} ${status}: `, ''),
  )
}

const members = '/v1.0/directory/administrativeUnits/1/members'
const error = { code: 'Request_BadRequest', message: 'No.', innerError: { date: '2026-01-02T03:04:05' } }
const json = { 'content-type': 'application/json' }

test.each<[what: string, changes: Partial<Exchange>]>([
  ['a person', { answered: { '@odata.context': 'x', id: '1', displayName: 'A', accountEnabled: null } }],
  [
    'a page of people',
    {
      address: `${members}/microsoft.graph.user?$select=id,displayName&$count=true&$top=5&$skiptoken=abc`,
      headers: { consistencylevel: 'eventual' },
      answered: { '@odata.count': 1, '@odata.nextLink': 'https://…', value: [{ id: '1', displayName: 'A' }] },
    },
  ],
  [
    'members of several types',
    {
      address: members,
      answered: { value: [{ '@odata.type': '#microsoft.graph.user', id: '1', userPrincipalName: 'a@b' }] },
    },
  ],
  [
    'a number',
    {
      address: `${members}/$count`,
      headers: { consistencylevel: 'eventual' },
      type: 'text/plain',
      answered: '7',
    },
  ],
  ['a refusal', { status: 403, answered: { error } }],
  [
    'a reset with a password that is made up',
    {
      method: 'POST',
      address: reset,
      headers: json,
      sent: {},
      status: 202,
      answered: { newPassword: 'Aaaa0000' },
    },
  ],
  [
    'a reset with a typed password',
    {
      method: 'POST',
      address: reset,
      headers: json,
      sent: { newPassword: 'Aaaa0000' },
      status: 202,
      type: null,
    },
  ],
  [
    'an operation',
    { address: `${person}/authentication/operations/1?aadgdc=A&aadgsu=B`, answered: { id: '1' } },
  ],
  ['an answer that a fault made', { faulty: true, status: 200, type: 'text/html' }],
  ['a connection that was cut', { status: 0, type: null }],
])('%s keeps to the contract', (_what, changes) => {
  expect(violations(changes)).toEqual([])
})

test.each<[what: string, changes: Partial<Exchange>, violation: string]>([
  [
    'an unknown property',
    { answered: { id: '1', nickname: 'A' } },
    "answered must NOT have additional properties 'nickname'",
  ],
  ['a wrong type', { answered: { id: 1 } }, 'answered/id must be string'],
  [
    'null where there is none',
    { answered: { id: '1', businessPhones: null } },
    'answered/businessPhones must be array',
  ],
  [
    'a date that is none',
    { answered: { id: '1', createdDateTime: 'yesterday' } },
    'answered/createdDateTime must match format "date-time"',
  ],
  [
    'an object below with something unknown',
    { answered: { id: '1', passwordProfile: { pin: '1' } } },
    "answered/passwordProfile must NOT have additional properties 'pin'",
  ],
  [
    'a member of a type with what that type lacks',
    {
      address: members,
      answered: { value: [{ '@odata.type': '#microsoft.graph.group', userPrincipalName: 'a' }] },
    },
    "answered/value/* must NOT have additional properties 'userPrincipalName'",
  ],
  [
    'a member that does not say its type',
    { address: members, answered: { value: [{ id: '1', displayName: 'A' }] } },
    "answered/value/* must NOT have additional properties 'displayName'",
  ],
  [
    'a property that was not selected',
    { address: `${person}?$select=id`, answered: { id: '1', displayName: 'A' } },
    "answered 'displayName', which was not selected",
  ],
  [
    'a selected property that does not come',
    { address: '/v1.0/users?$select=id,displayName', answered: { value: [{ id: '1' }] } },
    "answered lacks the selected 'displayName'",
  ],
  ['a missing body', { type: null }, 'answered must be object'],
  ['another media type', { type: 'text/html', answered: 'not kept' }, "does not answer with 'text/html'"],
  [
    'another success',
    { method: 'POST', address: reset, headers: json, sent: {}, answered: { newPassword: 'A' } },
    'answers 202',
  ],
  [
    'an error without a code',
    { status: 400, answered: { error: { message: 'No.' } } },
    "answered/error must have required property 'code'",
  ],
  [
    'an error of another shape',
    { status: 400, answered: { 'odata.error': error } },
    "answered must have required property 'error'",
  ],
  [
    'a path that is not documented',
    { address: '/v1.0/users/1/secrets', status: 400, answered: { error } },
    'is not documented',
  ],
  [
    'a method that is not documented',
    { method: 'PUT', status: 405, answered: { error } },
    'is not documented',
  ],
  ['another version', { address: '/v2/me', status: 400, answered: { error } }, 'is not documented'],
  ['an unknown option', { address: `${person}?$format=xml`, answered: {} }, 'takes no option $format'],
  [
    'an option without its dollar',
    { address: `${person}?select=id`, answered: {} },
    'takes no option select',
  ],
  [
    'an option of a wrong type',
    { address: '/v1.0/users?$top=many', answered: { value: [] } },
    '$top=many is no integer',
  ],
  [
    'a page token where there are no pages',
    { address: `${person}?$skiptoken=a`, answered: {} },
    'takes no option $skiptoken',
  ],
  [
    'an option on authentication methods',
    { address: `${person}/authentication/phoneMethods?$select=id`, answered: { value: [] } },
    'takes no option $select',
  ],
  [
    'an unknown header',
    { headers: { consistencylevel: 'eventual' }, answered: {} },
    'takes no header consistencylevel',
  ],
  [
    'an unknown property in what is sent',
    {
      method: 'POST',
      address: reset,
      headers: json,
      sent: { password: 'A' },
      status: 400,
      answered: { error },
    },
    "sent must NOT have additional properties 'password'",
  ],
  ['a body that is missing', { method: 'POST', address: reset, status: 202, type: null }, 'lacks a body'],
  [
    'a body of another type',
    { method: 'POST', address: reset, sent: {}, status: 202, type: null },
    "takes no body of type ''",
  ],
  [
    'a body that nobody asked for',
    { method: 'GET', headers: json, sent: {}, answered: {} },
    "takes no body of type 'application/json'",
  ],
])('%s breaks the contract', (_what, changes, violation) => {
  expect(violations(changes)).toContain(violation)
})

describe('a test of the simulator', () => {
  const nonsense = { address: '/v1.0/nonsense?$x=1', status: 400 }

  test('may ask for nonsense, which is refused in the usual form', () => {
    expect(violations({ ...nonsense, answered: { error } }, false)).toEqual([])
    expect(violations({ ...nonsense, answered: { no: 1 } }, false)).not.toEqual([])
  })

  test('may not get anything for it', () => {
    expect(violations({ ...nonsense, status: 200, answered: {} }, false)).toContain('is not documented')
  })
})

test('all schemas can be compiled, strictly', () => {
  for (const version of ['v1.0', 'beta'] as const)
    for (const name of Object.keys(schemasOf(version)))
      expect(validatorFor(version)({ $ref: `#/components/schemas/${name}` }), name).toBeTypeOf('function')
})
