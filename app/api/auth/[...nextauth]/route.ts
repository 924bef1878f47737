import { provider } from '@/lib/auth/options'
import { finishConsent, finishSignIn } from '@/lib/auth/sign-in'
import { readAhead } from '@/lib/graph/read-ahead'

type Context = { params: Promise<{ nextauth: string[] }> }

/** Of next-auth's addresses only the one that Entra answers to is open. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const path = (await params).nextauth.join('/')
  if (path !== `callback/${provider}`) return new Response(null, { status: 404 })
  return finishConsent(request) ?? finishSignIn(request, (session) => void readAhead(session))
}

/** Next would answer it as GET is answered, and use the code up. */
export function HEAD(): Response {
  return new Response(null, { status: 405, headers: { allow: 'GET' } })
}
