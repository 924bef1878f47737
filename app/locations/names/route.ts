import { answerJson } from '@/lib/answer-json'
import { getLocationNames } from '../queries'

/** Answers the menu of locations in the header. */
export function GET(): Promise<Response> {
  return answerJson(getLocationNames())
}
