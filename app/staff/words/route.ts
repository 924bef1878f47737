import { answerJson } from '@/lib/answer-json'
import { getWords } from '../queries'

/** Answers the dialog that draws suggestions: nobody but the browser knows which words it takes. */
export function GET(request: Request): Promise<Response> {
  return answerJson(getWords(new URL(request.url).searchParams.get('language') ?? ''))
}
