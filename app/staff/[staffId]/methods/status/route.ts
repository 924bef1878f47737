import { answerJson } from '@/lib/answer-json'
import { getMethodRows } from '../queries'

type Context = { params: Promise<{ staffId: string }> }

/** What the open dialog asks by itself: which methods there are now. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { staffId } = await params
  return answerJson(getMethodRows(staffId).then((rows) => ({ rows })))
}
