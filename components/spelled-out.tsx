export type Spelled = { character: string; words: string }

export function SpelledOut({ spelled }: { spelled: Spelled[] }) {
  return (
    <ul className="columns-2 gap-4 border-t border-accent/25 px-2 py-2.5">
      {spelled.map((each, index) => (
        <li key={index} className="flex break-inside-avoid items-baseline gap-3 py-0.5">
          <bdi
            dir="ltr"
            className={`w-3 font-mono font-bold slashed-zero ${/\d/.test(each.character) ? 'text-accent' : ''}`}
          >
            {each.character}
          </bdi>
          {each.words}
        </li>
      ))}
    </ul>
  )
}
