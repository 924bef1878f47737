'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useState, type ComponentProps } from 'react'
import { Field } from './field'
import { useHydrated } from './use-hydrated'

type Props = Omit<ComponentProps<typeof Field>, 'end' | 'type'> & { hideLabel: string; showLabel: string }

/** Shown as it is typed, because it is read out to somebody; the eye is for when others look on. */
export function PasswordField({ hideLabel, showLabel, ...field }: Props) {
  const runs = useHydrated()
  const [shown, setShown] = useState(true)
  const Icon = shown ? EyeOff : Eye

  const eye = (
    <button
      type="button"
      aria-label={shown ? hideLabel : showLabel}
      onClick={() => setShown(!shown)}
      className="grid size-11 place-content-center rounded-lg text-muted"
    >
      <Icon aria-hidden="true" className="size-5" />
    </button>
  )

  return (
    <Field
      autoComplete="off"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      dir="ltr"
      {...field}
      type={shown ? 'text' : 'password'}
      end={runs ? eye : undefined}
      className="font-mono slashed-zero rtl:ps-12 rtl:pe-3"
    />
  )
}
