import { startSignIn } from '@/lib/auth/sign-in'

/** Leads to Microsoft's sign-in page: a link, because a form may not leave our origin. */
export function GET(request: Request): Promise<Response> {
  return startSignIn(new URL(request.url).searchParams.get('next'))
}
