import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { readExchanges } from '../contract/exchanges'
import { pretendTenant } from '../tenant'

/** Real answers of Graph, and what may have become of them by the time that they arrive. */

const hostile = [
  'null', '0', '""', '[]', '{}', 'NaN', '1e999', '-0', 'true', '{"__proto__":{"admin":true}}', '"\\u0000"', '[[[[]]]]',
  '{"value":null}', '{"value":{}}', '{"newPassword":1}', '{"newPassword":["x"]}', '{"newPassword":""}', '{"error":null}',
  '{"error":{"innerError":null}}', '{"responses":[{}]}', '{"responses":[{"id":1}]}', '<html></html>', '\uFEFF{}', '{"a":1',
  '{"newPassword":"Abcd1234","responses":[{"status":401}]}', '{"value":true,"responses":[{"status":401,"headers":{}}]}',
  '{"value":[],"@odata.nextLink":"https://evil.example/v1.0/me"}', '{"value":[{"id":null}]}',
  '['.repeat(5000), `${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`,
] // prettier-ignore

/** A real answer that was bent: cut, with something put in, with a value exchanged, somebody else's, or something else altogether. */
export function bent(text: string, others: string[] = []) {
  const ids = [...new Set(text.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [])]
  return fc.oneof(
    fc.nat(text.length).map((at) => text.slice(0, at)),
    fc.tuple(fc.nat(text.length), fc.string({ maxLength: 20 })).map(([at, put]) => text.slice(0, at) + put + text.slice(at)),
    fc.tuple(fc.nat(text.length), fc.nat(20)).map(([at, length]) => text.slice(0, at) + text.slice(at + length)),
    fc
      .tuple(fc.constantFrom(...hostile), fc.nat(10))
      .map(([value, n]) => text.replace(/:("[^"]*"|true|\d+|\[)/g, (found, _v, at: number) => (at % 11 === n ? `:${value}` : found))),
    fc.constantFrom(...hostile),
    fc.json(),
    ...(ids.length > 0 && others.length > 0
      ? [fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...others)).map(([own, other]) => text.replaceAll(own, other))]
      : []),
  ) // prettier-ignore
}

export const statuses = fc.constantFrom(200, 200, 200, 202, 400, 401, 403, 404, 409, 429, 500, 503)
export const types = fc.constantFrom(
  'application/json',
  'application/json',
  'application/json; charset=utf-8',
  'text/html',
  '',
)

export type Bent = { status: number; type: string; body: string }

/** What the pretend tenant answers next, instead of its own. `after`: so many answers to this path are its own still. */
export function answerWith(path: string, { status, type, body }: Bent, after = 0): void {
  const { state } = pretendTenant()
  state.log.length = 0
  state.faults.length = 0
  if (after > 0) state.faults.push({ match: { path }, times: after, fault: {} })
  const headers = { 'Content-Type': type, 'Retry-After': '3600' }
  state.faults.push({ match: { path }, fault: { status, headers, body } })
}

/** What Graph answers while this goes on, by path. */
export async function answersDuring(work: () => Promise<unknown>): Promise<{ path: string; text: string }[]> {
  const { state } = pretendTenant()
  const folder = mkdtempSync(join(tmpdir(), 'answers-'))
  state.exchangesFile = join(folder, 'answers.jsonl')
  await work()
  const exchanges = readExchanges(state.exchangesFile)
  state.exchangesFile = undefined
  rmSync(folder, { recursive: true })
  return exchanges.map(({ address, answered }) => ({
    path: address.replace(/\?.*/, ''),
    text: JSON.stringify(answered ?? null),
  }))
}

/** What was sent to be done, a refusal or not; a batch of ours only reads. */
export function sentToDo() {
  return pretendTenant().state.log.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/$batch'))
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
