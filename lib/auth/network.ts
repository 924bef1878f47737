import 'server-only'
import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node'
import { request } from 'undici'

/** MSAL's own client has no deadline on token requests. Hosts come from MSAL's fixed list of clouds. */
async function send<T>(
  method: 'GET' | 'POST',
  url: string,
  options?: NetworkRequestOptions,
): Promise<NetworkResponse<T>> {
  const answer = await request(url, {
    method,
    ...(options?.headers && { headers: options.headers }),
    ...(options?.body !== undefined && { body: options.body }),
    signal: AbortSignal.timeout(10_000),
  })
  const headers = Object.fromEntries(
    Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
  )
  // MSAL declares the body as whatever it expects and checks it itself.
  return { status: answer.statusCode, headers, body: (await answer.body.json()) as T }
}

/** For looking into a partition: what is not in it is not fetched on the side. */
export const noNetwork: INetworkModule = {
  sendGetRequestAsync: () => Promise.reject(new Error('no-network')),
  sendPostRequestAsync: () => Promise.reject(new Error('no-network')),
}

export const network: INetworkModule = {
  sendGetRequestAsync: (url, options) => send('GET', url, options),
  sendPostRequestAsync: (url, options) => send('POST', url, options),
}
