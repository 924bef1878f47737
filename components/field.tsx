import type { ComponentProps, ReactNode } from 'react'

type Props = Omit<ComponentProps<'input'>, 'id' | 'name'> & {
  id: string
  name: string
  label: string
  optionalLabel?: string
  hint?: string
  error?: string
  /** A control inside the field, at its end. */
  end?: ReactNode
}

export function Field(props: Props) {
  const { id, name, label, optionalLabel, hint, error, end, children, className = '', ...input } = props
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ')

  return (
    <div className="flex flex-col gap-2">
      <label htmlFor={id} className="text-sm font-semibold">
        {label} {optionalLabel && <span className="font-normal text-muted">{optionalLabel}</span>}
      </label>
      <div className="relative">
        <input
          type="text"
          {...input}
          id={id}
          name={name}
          aria-invalid={error ? true : undefined}
          aria-describedby={described || undefined}
          className={`field placeholder:text-muted aria-invalid:border-danger ${end ? 'pe-12' : ''} ${className}`}
        />
        {end && <div className="absolute inset-y-0 end-0 grid w-11 place-content-center">{end}</div>}
      </div>
      {error && (
        <p id={`${id}-error`} role="alert" className="text-sm text-danger">
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      )}
      {children}
    </div>
  )
}
