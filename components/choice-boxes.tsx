'use client'

import { useEarlyInput } from './use-early-input'

type Props = {
  name: string
  legend: string
  choices: { value: string; label: string }[]
  chosen: string
  onChoose: (value: string) => void
  error?: string
  note?: string
}

/** One of a few, as boxes for a thumb; real radio buttons inside. */
export function ChoiceBoxes({ name, legend, choices, chosen, onChoose, error, note }: Props) {
  const fieldset = useEarlyInput<HTMLFieldSetElement>(
    (element) => element.querySelector<HTMLInputElement>('input:checked')?.value,
    chosen,
    onChoose,
  )
  const described = [error && `${name}-error`, note && `${name}-note`].filter(Boolean).join(' ')
  return (
    <fieldset ref={fieldset} aria-describedby={described || undefined}>
      <legend className="mb-2 text-sm font-semibold">{legend}</legend>
      <div className="choice-boxes">
        {choices.map(({ value, label }) => (
          <label key={value}>
            <input
              type="radio"
              name={name}
              value={value}
              checked={value === chosen}
              onChange={() => onChoose(value)}
              className="size-5 flex-none accent-accent"
            />
            <span className="min-w-0">{label}</span>
          </label>
        ))}
      </div>
      {error && (
        <p id={`${name}-error`} role="alert" className="mt-2 text-sm text-danger">
          {error}
        </p>
      )}
      {note && (
        <p id={`${name}-note`} className="mt-2 text-xs text-muted">
          {note}
        </p>
      )}
    </fieldset>
  )
}
