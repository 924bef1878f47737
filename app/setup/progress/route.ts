import { answerJson } from '@/lib/answer-json'
import { readProgress } from '@/lib/setup/readiness'

/** How far the run of the checks is, for the bar of who is waiting for it. */
export function GET(): Promise<Response> {
  return answerJson(readProgress())
}
