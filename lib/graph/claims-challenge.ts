import { z } from 'zod'

const longest = 2048
/** What a challenge may ask for: claims of either token, each with its value or values. */
const request = z.record(
  z.string().max(64),
  z
    .strictObject({
      essential: z.boolean().optional(),
      value: z.string().max(256).optional(),
      values: z.array(z.string().max(256)).max(20).optional(),
    })
    .nullable(),
)
const claims = z.strictObject({ access_token: request.optional(), id_token: request.optional() })

/**
 * The claims that a 401 demands of the next token, as JSON; null if it demands none, or none that one would
 * pass on. learn.microsoft.com/entra/identity-platform/claims-challenge
 */
export function demandedClaims(headers: Headers): string | null {
  const challenge = headers.get('www-authenticate') ?? ''
  if (!/error="insufficient_claims"/.test(challenge)) return null
  const encoded = /\bclaims="([A-Za-z0-9+/_=-]+)"/.exec(challenge)?.[1]
  if (!encoded || encoded.length > longest) return null
  try {
    const read = claims.safeParse(JSON.parse(Buffer.from(encoded, 'base64').toString()))
    return read.success ? JSON.stringify(read.data) : null
  } catch {
    return null
  }
}
