import { answerJson } from '@/lib/answer-json'
import { getMorePeople } from '../queries'
import { readWhich } from '../which'

type Context = { params: Promise<{ locationId: string }> }

/** The next people of a location, for the list that grows as one scrolls. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { locationId } = await params
  const asked = Object.fromEntries(new URL(request.url).searchParams)
  return answerJson(getMorePeople(locationId, readWhich(asked)))
}
