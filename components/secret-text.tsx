/** Words and numbers between hyphens, as suggestions are made of: these are its groups already. */
const hyphenated = /^[A-Za-z0-9]{2,9}(-[A-Za-z0-9]{2,9}){2,}$/

/**
 * Groups of four by margin alone, or its words, which break only after a hyphen; digits in accent, blanks underlined.
 * The text stays exactly the secret.
 */
export function SecretText({ secret }: { secret: string }) {
  const isHyphenated = hyphenated.test(secret)
  const groups = secret.match(isHyphenated ? /[^-]+-?/g : /.{1,4}/gsu) ?? []
  return groups.map((group, index) => (
    <span key={index} className={`inline-block whitespace-pre ${isHyphenated ? '' : 'not-last:me-[1ch]'}`}>
      {group.split(/(\d+| +)/).map((part, position) =>
        position % 2 === 0 ? (
          part
        ) : (
          <span key={position} className={part.startsWith(' ') ? 'border-b-2 border-accent' : 'text-accent'}>
            {part}
          </span>
        ),
      )}
    </span>
  ))
}
