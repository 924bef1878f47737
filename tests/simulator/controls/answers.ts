import { controlHost } from '../constants.ts'
import { isObject } from '../graph-body.ts'

export const base = `https://${controlHost}/__sim`

export function refusal(status: number, message: string): Response {
  return Response.json({ error: message }, { status })
}

export function missing(kind: string, name: unknown): Response {
  return refusal(404, `There is no ${kind} '${String(name)}'.`)
}

export async function readObject(request: Request): Promise<Record<string, unknown>> {
  const body: unknown = await request.json().catch(() => undefined)
  return isObject(body) ? body : {}
}
