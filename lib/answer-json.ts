import 'server-only'
import { AppError, statusOf } from './errors'
import { problemOf } from './problem'

/** The JSON that a GET route answers, or the problem with its status. */
export async function answerJson(reading: Promise<object>): Promise<Response> {
  try {
    return Response.json(await reading)
  } catch (error) {
    const failure = error instanceof AppError ? error.failure : 'unexpected'
    return Response.json({ problem: await problemOf(error) }, { status: statusOf[failure] })
  }
}
