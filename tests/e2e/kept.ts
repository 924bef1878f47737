import { appendFileSync } from 'node:fs'
import type { APIRequestContext, APIResponse, Response } from '@playwright/test'
import { lane } from './lane'

/** Keeps what the app answered and the cookies it set, for the search for leaks at the end of the run. */
export function keep(file: 'answers' | 'secrets', entry: object): void {
  appendFileSync(`${lane.folder}/${file}.jsonl`, `${JSON.stringify(entry)}\n`)
}

export async function keepAnswer(answer: Response | APIResponse, method: string): Promise<void> {
  const headers = answer.headersArray()
  const given = headers instanceof Promise ? await headers.catch(() => []) : headers
  // A redirect has no body, and a page that was left keeps none.
  const body = await answer.text().catch(() => null)
  const pairs = given.map(({ name, value }) => [name.toLowerCase(), value])
  keep('answers', { url: answer.url(), method, headers: pairs, body })
}

/** Requests without a browser, kept as the browser's are. */
export function keeping(request: APIRequestContext): APIRequestContext {
  const asking = ['get', 'post', 'put', 'patch', 'delete', 'head', 'fetch'] as const
  return new Proxy(request, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name)
      if (typeof found !== 'function') return found
      const isAsking = asking.some((one) => one === name)
      return async (...given: unknown[]) => {
        const answer: unknown = await Reflect.apply(found, target, given)
        // Only these methods are typed to answer an APIResponse.
        if (isAsking) await keepAnswer(answer as APIResponse, String(name).toUpperCase())
        return answer
      }
    },
  })
}
