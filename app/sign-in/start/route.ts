import { startSignIn, startStepUp } from '@/lib/auth/sign-in'

/** Leads to Microsoft's sign-in page: a link, because a form may not leave our origin. */
export function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const ticket = searchParams.get('ticket')
  return ticket === null ? startSignIn(searchParams.get('next')) : startStepUp(ticket)
}
