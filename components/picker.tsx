'use client'

import { Combobox } from './combobox'
import { groupsOf, textOf, type PickerOption, type PickerWords } from './picker-options'
import { useEarlyInput } from './use-early-input'
import { useHydrated } from './use-hydrated'

type Props = {
  id: string
  name: string
  label: string
  options: PickerOption[]
  /** The values that come first, under a heading of their own. */
  suggested: string[]
  value: string
  onPick: (value: string) => void
  error?: string
  words: PickerWords
}

/** A choice of many, found by name or code. Without JavaScript it is a plain `<select>`. */
export function Picker({ id, name, label, error, ...rest }: Props) {
  const isHydrated = useHydrated()
  const select = useEarlyInput<HTMLSelectElement>(({ value }) => value, rest.value, rest.onPick)
  const control = { id, 'aria-invalid': error ? true : undefined, 'aria-describedby': error && `${id}-error` }
  return (
    <div className="flex flex-col gap-2">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      {isHydrated ? (
        <>
          <input type="hidden" name={name} value={rest.value} />
          <Combobox {...rest} label={label} control={control} />
        </>
      ) : (
        <select
          ref={select}
          {...control}
          name={name}
          defaultValue={rest.value}
          className="field aria-invalid:border-danger"
        >
          <option value="">{rest.words.choose}</option>
          {groupsOf(rest.options, rest).map(({ heading, options }) => (
            <optgroup key={heading} label={heading}>
              {options.map((option) => (
                <option key={option.value} value={option.value}>
                  {textOf(option)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  )
}
