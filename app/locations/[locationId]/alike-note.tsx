import { Note } from '@/components/note'
import { alikeAmong } from '@/lib/alike'

type Props = { people: { name: string }[]; locale: string; sentences: Partial<Record<string, string>> }

/** That some of the people loaded so far could be taken for each other; nothing when nobody could. */
export function AlikeNote({ people, locale, sentences }: Props) {
  const alike = alikeAmong(people)
  const sentence = alike && sentences[new Intl.PluralRules(locale).select(alike.count)]
  if (!sentence) return null
  const count = new Intl.NumberFormat(locale).format(alike.count)
  // As functions: a name with a dollar sign stays as it is.
  return <Note>{sentence.replace('{count}', () => count).replace('{name}', () => alike.name)}</Note>
}
