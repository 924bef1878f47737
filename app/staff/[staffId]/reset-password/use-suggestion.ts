import { useEffect, useState } from 'react'
import { fetchJson } from '@/lib/fetch-json'
import type { Names } from '@/lib/password'
import { draw, planFor } from '@/lib/suggestion'

/**
 * A suggestion, drawn in this browser and known to nobody else until it is sent; null until the words are there. Without
 * them it is made of letters and digits.
 */
export function useSuggestion(
  names: Names,
  language: string,
): { suggestion: string | null; again: () => void } {
  const [words, setWords] = useState<readonly string[] | null>(null)
  const [suggestion, setSuggestion] = useState<string | null>(null)

  useEffect(() => {
    let isGone = false
    const take = (given: readonly string[]) => {
      if (isGone) return
      setWords(given)
      setSuggestion(draw(planFor(given), names))
    }
    fetchJson<{ words: string[] }>(`/staff/words?language=${encodeURIComponent(language)}`).then(
      (answer) => take(answer.words),
      () => take([]),
    )
    return () => void (isGone = true)
  }, [language, names])

  return { suggestion, again: () => words && setSuggestion(draw(planFor(words), names)) }
}
