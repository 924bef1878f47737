import type { ReactNode } from 'react'
import { SecretText } from './secret-text'
import { SignInName } from './sign-in-name'

type Props = {
  organisation: string
  location: string
  name: string
  signInName: string
  label: string
  secret: string
  note: string
  heading: string
  steps: ReactNode[]
  date: string
  help: string
}

export function PrintSlip(props: Props) {
  const { organisation, location, name, signInName, label, secret, note, heading, steps, date, help } = props
  return (
    <div className="print-slip text-xs">
      <div className="flex justify-between gap-4 border-b pb-2">
        <bdi className="font-semibold">{organisation}</bdi>
        <bdi>{location}</bdi>
      </div>
      <p className="mt-5 text-[1.5rem] leading-tight font-bold">
        <bdi>{name}</bdi>
      </p>
      <p className="text-sm">
        <SignInName>{signInName}</SignInName>
      </p>
      <div className="mt-5 rounded-lg border-2 p-4">
        <p className="font-semibold">{label}</p>
        <p dir="ltr" className="my-1 font-mono text-[2.125rem] leading-10 slashed-zero">
          <SecretText secret={secret} />
        </p>
        <p>{note}</p>
      </div>
      <p className="mt-5 text-sm font-semibold">{heading}</p>
      <ol className="mt-1.5 flex flex-col gap-1.5">
        {steps.map((step, index) => (
          <li key={index} className="flex gap-2">
            <b className="w-2 flex-none">{index + 1}</b>
            <span>{step}</span>
          </li>
        ))}
      </ol>
      <div className="mt-auto flex justify-between gap-4 border-t pt-2">
        <span>{date}</span>
        <span>{help}</span>
      </div>
    </div>
  )
}
