import 'server-only'
import { createHmac } from 'node:crypto'
import { request } from 'undici'
import { exported } from '../store/audit-export'
import type { Entry } from '../store/audit-reading'
import { deadline, mostAnswer, NotTaken, type Destination } from './destination'
import type { WebhookPlace } from './settings'

/**
 * Sends records as `POST` with a signature, the way of Standard Webhooks, for which receivers find libraries
 * (github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md). Only an answer of 200 to 299 is
 * a receipt. No redirect is followed: it would carry names to another address.
 */
export function webhook({ url, secret }: WebhookPlace, patience = deadline): Destination {
  return {
    name: 'webhook',
    async send(entries) {
      const { id, body } = messageOf(entries)
      const at = Math.floor(Date.now() / 1000)
      const signature = createHmac('sha256', secret).update(`${id}.${at}.${body}`).digest('base64')
      const answer = await request(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'user-agent': 'my-staff',
          'webhook-id': id,
          'webhook-timestamp': String(at),
          'webhook-signature': `v1,${signature}`,
        },
        body,
        signal: AbortSignal.timeout(patience),
      })
      // What it says beside the status tells nothing.
      await answer.body.dump({ limit: mostAnswer, signal: AbortSignal.timeout(1_000) }).catch(() => undefined)
      const { statusCode } = answer
      if (statusCode < 200 || statusCode > 299) throw new NotTaken(`status-${statusCode}`)
    },
  }
}

/** The same records make the same id: it names them, and the link that proves the last of them. */
function messageOf(entries: Entry[]): { id: string; body: string } {
  const [first, last] = [entries.at(0), entries.at(-1)]
  const body = JSON.stringify({
    type: 'audit.records',
    timestamp: last?.record.ts,
    data: { records: entries.map(exported) },
  })
  return { id: `audit_${first?.seq}_${last?.seq}_${last?.mac.slice(0, 16)}`, body }
}
