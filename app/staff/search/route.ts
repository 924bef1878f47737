import { answerJson } from '@/lib/answer-json'
import { getFound } from '../queries'

/** Answers the search box. */
export function GET(request: Request): Promise<Response> {
  return answerJson(getFound(new URL(request.url).searchParams.get('q') ?? undefined))
}
