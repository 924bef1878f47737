import { AppError, statusOf } from '@/lib/errors'
import { getResetProgress } from '../queries'

type Context = { params: Promise<{ staffId: string }> }

/** Answers the dialog's question how the on-premises directory took a reset. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const followUp = new URL(request.url).searchParams.get('of') ?? ''
    return Response.json(await getResetProgress((await params).staffId, followUp))
  } catch (error) {
    const failure = error instanceof AppError ? error.failure : 'unexpected'
    return Response.json({ failure }, { status: statusOf[failure] })
  }
}
