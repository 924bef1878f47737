import type { ReactNode } from 'react'
import { SecretText } from './secret-text'
import { SignInName } from './sign-in-name'
import { Slip, type SlipFrame } from './slip'

type Props = SlipFrame & {
  name: string
  signInName: string
  label: string
  secret: string
  note: string
  steps: ReactNode[]
}

/** A slip with a secret on it. */
export function PrintSlip({ name, signInName, label, secret, note, ...frame }: Props) {
  return (
    <Slip {...frame} className="text-xs leading-[1.125rem]">
      <p className="mt-3 text-[1.375rem] leading-tight font-bold">
        <bdi>{name}</bdi>
      </p>
      <p className="text-sm">
        <SignInName>{signInName}</SignInName>
      </p>
      <div className="mt-3 rounded-lg border-2 px-4 py-2.5">
        <p className="font-semibold">{label}</p>
        <p dir="ltr" className="my-1 font-mono text-[2.125rem] leading-10 slashed-zero">
          <SecretText secret={secret} />
        </p>
        <p>{note}</p>
      </div>
    </Slip>
  )
}
