'use client'

import { CircleCheck } from 'lucide-react'
import { useState, type ChangeEvent } from 'react'
import { Field } from '@/components/field'
import { useEarlyInput } from '@/components/use-early-input'
import type { PhoneType } from '@/lib/graph/phone-types'
import type * as PhoneNumbers from '@/lib/phone-number'
import type { Words } from './words'

type Reader = Pick<typeof PhoneNumbers, 'formatAsTyped' | 'readPhoneNumber'>

type Props = {
  label: string
  type: PhoneType
  country: string
  typed: string
  onType: (typed: string) => void
  error: string | undefined
  words: Words
}

/**
 * A number as it is typed, grouped as in its country, and below it exactly what will be sent. What reads numbers is
 * large: it is fetched when the field is entered, and reads here as it reads on the server.
 */
export function NumberField({ label, type, country, typed, onType, error, words }: Props) {
  const [reader, setReader] = useState<Reader | null>(null)
  const [isLeft, setIsLeft] = useState(false)
  const field = useEarlyInput<HTMLInputElement>(({ value }) => value, typed, onType)

  function enter() {
    setIsLeft(false)
    // Without it the number is typed as it is, and the server says what is wrong with it.
    import('@/lib/phone-number').then(
      (module) => setReader(() => module),
      () => {},
    )
  }

  function take({ target }: ChangeEvent<HTMLInputElement>) {
    const { value } = target
    const grows = value.length > typed.length && target.selectionStart === value.length
    if (reader && grows) target.value = reader.formatAsTyped(value, country)
    onType(target.value)
  }

  const read = reader && typed ? reader.readPhoneNumber(typed, country, type) : null
  const isGood = read !== null && 'number' in read
  const fault = read && 'fault' in read && isLeft && !error ? words.invalid[read.fault] : null
  const [before = '', after = ''] = words.form.willBeSaved.split('{number}')
  return (
    <Field
      ref={field}
      id="phoneNumber"
      name="phoneNumber"
      type="tel"
      dir="ltr"
      autoComplete="off"
      label={label}
      // The browser keeps it: React would put its own in the place of what is typed while the page's script arrives.
      defaultValue={typed}
      onFocus={enter}
      onBlur={() => setIsLeft(true)}
      onChange={take}
      maxLength={200}
      required
      error={isGood ? undefined : error}
      hint={words.form.numberHint}
      className="tabular-nums rtl:text-end"
    >
      <p className="hidden text-xs text-muted group-has-[[value=office]:checked]/number:block group-data-[type=office]/number:block">
        {words.form.officeHint}
      </p>
      {/* Room for two lines: the button below must not move from under the finger that presses it. */}
      <p role="status" className="flex min-h-10 gap-2 text-sm noscript:hidden">
        {fault && <span className="text-danger">{fault}</span>}
        {isGood && (
          <>
            <CircleCheck aria-hidden className="size-5 text-positive" />
            <span className="min-w-0">
              {before}
              <bdi dir="ltr" className="font-mono">
                {read.number}
              </bdi>
              {after}
            </span>
          </>
        )}
      </p>
    </Field>
  )
}
