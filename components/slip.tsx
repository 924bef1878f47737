import type { ReactNode } from 'react'

/** What stands on every printed slip: of whom, from where, when, and what to do with it. */
export type SlipFrame = {
  organisation: string
  location: string
  heading: string
  date: string
  help: string
}

type Props = SlipFrame & { steps: ReactNode[]; className?: string; children: ReactNode }

/** An A6 slip for one person. It prints in place of the page, and only there. */
export function Slip({
  organisation,
  location,
  heading,
  date,
  help,
  steps,
  className = '',
  children,
}: Props) {
  return (
    <div className={`print-slip ${className}`}>
      <div className="flex justify-between gap-4 border-b pb-2">
        <bdi className="font-semibold">{organisation}</bdi>
        <bdi>{location}</bdi>
      </div>
      {children}
      <p className="slip-heading text-sm font-semibold">{heading}</p>
      <ol className="slip-steps">
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
