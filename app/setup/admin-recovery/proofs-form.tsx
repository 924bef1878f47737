'use client'

import { useRouter } from 'next/navigation'
import { useActionState, useEffect, useState } from 'react'
import { Callout } from '@/components/callout'
import { Commands } from '@/components/commands'
import { Field } from '@/components/field'
import { SubmitButton } from '@/components/submit-button'
import type * as PhoneNumbers from '@/lib/phone-number'
import type { Shell } from '@/lib/setup/commands'
import { saveProofs, type ProofsState } from './action'
import { proofsCommands } from './commands'
import type { Typed } from './schema'
import { Trouble } from '../trouble'
import type { Words } from './words'

type Props = {
  chosen: Typed
  /** Where a number without a country code is from. */
  country: string
  operation: string
  shell: Shell
  maySet: boolean
  words: Words
}
type Reader = Pick<typeof PhoneNumbers, 'readPhoneNumber'>

/** The alternate e-mail address and the mobile number of one administrator; both ways. */
export function ProofsForm({ chosen, country, operation, shell, maySet, words }: Props) {
  const [state, send] = useActionState<ProofsState, FormData>(saveProofs, { status: 'open' })
  // Kept here, so that no answer takes away what was typed; without JavaScript the answer brings it back.
  const [typed, setTyped] = useState(state.typed ?? chosen)
  const [reader, setReader] = useState<Reader | null>(null)
  const router = useRouter()
  useEffect(() => {
    // After `proofs-partly` one of the two is new.
    if (state.status === 'done' || state.status === 'failed') router.refresh()
  }, [state, router])
  const invalid = state.status === 'invalid' ? state.fields : {}
  const faulty = (['userPrincipalName', 'alternateEmail', 'mobilePhone'] as const).find((one) => invalid[one])
  useEffect(() => {
    if (faulty) document.getElementById(faulty)?.focus()
  }, [faulty, state])

  const { form } = words
  const problem = state.status === 'failed' || state.status === 'unknown' ? state.problem : null
  // Of somebody else than was chosen only the server knows where they work.
  const isChosen = typed.userPrincipalName.trim().toLowerCase() === chosen.userPrincipalName.toLowerCase()
  const read =
    reader && typed.mobilePhone
      ? reader.readPhoneNumber(typed.mobilePhone, isChosen ? country : '', 'mobile')
      : null
  const number = read && 'number' in read ? read.number : null
  const commands = proofsCommands(shell, {
    signInName: typed.userPrincipalName.trim() || 'name@contoso.com',
    email: typed.alternateEmail.trim() || (typed.mobilePhone ? '' : 'name@example.com'),
    phone: number ?? typed.mobilePhone.trim(),
  })

  function field(name: keyof Typed) {
    const fault = invalid[name]
    return {
      id: name,
      name,
      dir: 'ltr' as const,
      autoComplete: 'off',
      defaultValue: typed[name],
      className: 'rtl:text-end',
      error: fault && (words.invalid[fault] ?? fault),
      onChange: ({ target }: { target: HTMLInputElement }) =>
        setTyped((before) => ({ ...before, [name]: target.value })),
    }
  }

  return (
    <div className="flex flex-col gap-4">
      {state.status === 'done' && (
        <div role="status">
          <Callout tone="positive" title={form.done.replace('{name}', state.result.name)}>
            {state.result.alternateEmail && (
              <p>{form.savedEmail.replace('{email}', state.result.alternateEmail)}</p>
            )}
            {state.result.mobilePhone && (
              <p>{form.savedPhone.replace('{phone}', `\u2066${state.result.mobilePhone}\u2069`)}</p>
            )}
            <p>{form.next}</p>
          </Callout>
        </div>
      )}
      <form action={send} className="flex flex-col gap-4">
        <input type="hidden" name="operation" value={'operation' in state ? state.operation : operation} />
        <Field {...field('userPrincipalName')} label={form.signInName} inputMode="email" />
        <Field
          {...field('alternateEmail')}
          label={form.email}
          optionalLabel={form.optional}
          hint={form.emailHint}
          inputMode="email"
        />
        <Field
          {...field('mobilePhone')}
          label={form.phone}
          optionalLabel={form.optional}
          hint={number ? form.willBeSaved.replace('{number}', `\u2066${number}\u2069`) : form.phoneHint}
          type="tel"
          onFocus={() =>
            // Without it the number is typed as it is, and the server says what is wrong with it.
            void import('@/lib/phone-number').then(
              (module) => setReader(() => module),
              () => undefined,
            )
          }
        />
        {problem && <Trouble problem={problem} words={words.trouble} />}
        {maySet && <SubmitButton {...form.sending}>{form.submit}</SubmitButton>}
      </form>
      <Commands
        label={words.commands.label}
        parts={[
          { title: words.commands.powershell, text: commands.powershell },
          { title: words.commands.request, text: commands.request },
        ]}
        words={words.commands}
      />
    </div>
  )
}
