import { useId } from 'react'

type Props = {
  name: string
  legend: string
  optionalLabel?: string
  options: { value: string; label: string }[]
  defaultValue?: string
  required?: boolean
  error?: string
  hint?: string
}

/** One of a few, all of them in sight. */
export function Choices({
  name,
  legend,
  optionalLabel,
  options,
  defaultValue,
  required,
  error,
  hint,
}: Props) {
  const errorId = useId()
  const hintId = useId()
  const described = [error && errorId, hint && hintId].filter(Boolean).join(' ')
  return (
    <fieldset
      role="radiogroup"
      aria-required={required}
      aria-invalid={error ? true : undefined}
      aria-describedby={described || undefined}
      className="min-w-0"
    >
      <legend className="mb-2 text-sm font-semibold">
        {legend} {optionalLabel && <span className="font-normal text-muted">{optionalLabel}</span>}
      </legend>
      <div className="grid gap-2 min-[17rem]:grid-cols-2">
        {options.map((option, index) => (
          <label
            key={option.value}
            className="flex min-h-11 items-center gap-2.5 rounded-lg border border-edge px-3 py-2 text-sm font-medium outline-offset-2 has-checked:border-accent has-checked:bg-accent-soft has-checked:inset-ring has-checked:inset-ring-accent has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              id={index === 0 ? name : undefined}
              name={name}
              value={option.value}
              required={required}
              defaultChecked={option.value === defaultValue}
              className="size-4.5 flex-none appearance-none rounded-full border border-edge bg-card outline-none checked:border-[5.5px] checked:border-accent forced-colors:appearance-auto"
            />
            <span className="min-w-0 hyphens-auto">{option.label}</span>
          </label>
        ))}
      </div>
      {error && (
        <p id={errorId} role="alert" className="mt-2 text-sm text-danger">
          {error}
        </p>
      )}
      {hint && (
        <p id={hintId} className="mt-2 text-xs text-muted">
          {hint}
        </p>
      )}
    </fieldset>
  )
}
