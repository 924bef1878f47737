import type { ReactNode } from 'react'

type Props = {
  organisation: string
  location: string
  name: string
  image: string
  heading: string
  date: string
  help: string
  words: { scan: string; size: string; steps: ReactNode[] }
}

/** An A6 slip with a badge to cut out, exactly 2 in wide. The PIN never prints on it. */
export function PrintBadge({ organisation, location, name, image, heading, date, help, words }: Props) {
  return (
    <div className="print-slip text-[0.75rem] leading-4">
      <div className="flex justify-between gap-4 border-b pb-2">
        <bdi className="font-semibold">{organisation}</bdi>
        <bdi>{location}</bdi>
      </div>
      <div className="badge">
        {/* eslint-disable-next-line @next/next/no-img-element -- a picture of Graph's own */}
        <img src={image} alt="" />
        <p className="px-2 text-sm leading-4 font-bold">
          <bdi>{name}</bdi>
        </p>
        <p className="px-2">
          <bdi>{location}</bdi>
        </p>
        <p className="px-2 pb-1">{words.scan}</p>
      </div>
      <p className="mt-1 text-center">{words.size}</p>
      <p className="mt-2.5 text-sm font-semibold">{heading}</p>
      <ol className="mt-1 flex flex-col gap-1">
        {words.steps.map((step, index) => (
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
