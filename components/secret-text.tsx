/** Groups of four by margin alone, digits in accent, blanks underlined: the text stays exactly the secret. */
export function SecretText({ secret }: { secret: string }) {
  const groups = secret.match(/.{1,4}/gsu) ?? []
  return groups.map((group, index) => (
    <span key={index} className="inline-block whitespace-pre not-last:me-[1ch]">
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
