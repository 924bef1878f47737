import 'server-only'
import type { Names } from './password'
import { draw, planFor } from './suggestion'
import { wordsOf } from './words'

/** In words of this language, where there is a list of them. */
export async function suggestPassword(names: Names, language: string): Promise<string> {
  return draw(planFor(await wordsOf(language)), names)
}
