export type PickerOption = { value: string; label: string; code: string }
export type PickerWords = { suggested: string; all: string; choose: string; none: string }

/** The code stays left to right, in whichever language it stands. */
export function textOf({ label, code }: PickerOption): string {
  return `${label} \u2066${code}\u2069`
}

type Group = { heading: string; options: PickerOption[] }

export function groupsOf(
  options: PickerOption[],
  { suggested, words }: { suggested: string[]; words: PickerWords },
): Group[] {
  const first = suggested.flatMap((value) => options.find((option) => option.value === value) ?? [])
  const others = options.filter((option) => !first.includes(option))
  return [
    { heading: words.suggested, options: first },
    { heading: words.all, options: others },
  ].filter((group) => group.options.length > 0)
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** By the beginning of a word of the name, by calling code (`49`, `+49`) or by the two letters. */
function matches({ value, label, code }: PickerOption, typed: string): boolean {
  const wanted = folded(typed.trim())
  const digits = wanted.replace(/\D/g, '')
  if (digits && /^\+?[\d ]+$/.test(wanted)) return code.replace(/\D/g, '').startsWith(digits)
  return ` ${folded(label)}`.includes(` ${wanted}`) || value.toLowerCase() === wanted
}

/** What fits, the one whose two letters were typed first. */
export function search(options: PickerOption[], typed: string): PickerOption[] {
  if (typed.trim() === '') return options
  const isMeant = ({ value }: PickerOption) => value.toLowerCase() === folded(typed.trim())
  const found = options.filter((option) => matches(option, typed))
  return [...found.filter(isMeant), ...found.filter((option) => !isMeant(option))]
}

/** Who was meant by what was typed when somebody goes on without choosing: by name, letters or code, if only one fits. */
export function meant(options: PickerOption[], typed: string): PickerOption | undefined {
  const wanted = folded(typed.trim())
  if (wanted === '') return undefined
  const named = options.find(({ value, label }) => [value.toLowerCase(), folded(label)].includes(wanted))
  const coded = options.filter(({ code }) => [code, code.slice(1)].includes(wanted))
  const found = search(options, typed)
  return named ?? (coded.length === 1 ? coded[0] : found.length === 1 ? found[0] : undefined)
}
