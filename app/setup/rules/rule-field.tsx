import { Choices } from '@/components/choices'
import { Field } from '@/components/field'
import type { ShownField } from './words'

type Props = {
  field: ShownField
  /** What was sent, if it was: it stays, whatever became of it. */
  typed?: string
  fault?: string
}

/** One setting, in the form that fits it. */
export function RuleField({ field, typed, fault }: Props) {
  const { name, kind, label, hint, options, faults } = field
  const value = typed ?? field.value
  const error = fault && (faults[fault] ?? fault)
  if (kind === 'switch')
    return (
      <div className="flex flex-col gap-1">
        <label className="flex min-h-11 items-center gap-3 text-sm font-semibold">
          <input
            type="checkbox"
            id={name}
            name={name}
            defaultChecked={value === 'on'}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? `${name}-error ${name}-hint` : `${name}-hint`}
            className="size-5 flex-none accent-accent"
          />
          <span className="min-w-0">{label}</span>
        </label>
        {error && (
          <p id={`${name}-error`} role="alert" className="text-sm text-danger">
            {error}
          </p>
        )}
        <p id={`${name}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      </div>
    )
  if (kind === 'choice')
    return (
      <Choices name={name} legend={label} options={options} defaultValue={value} error={error} hint={hint} />
    )
  return (
    <Field
      id={name}
      name={name}
      label={label}
      hint={hint}
      error={error}
      defaultValue={value}
      autoComplete="off"
      {...(kind !== 'text' && { dir: 'ltr' as const, className: 'rtl:text-end' })}
      {...(kind === 'number' && { inputMode: 'numeric' as const })}
    />
  )
}
