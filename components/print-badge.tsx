import type { ReactNode } from 'react'
import { Slip, type SlipFrame } from './slip'

type Props = SlipFrame & {
  name: string
  image: string
  words: { scan: string; size: string; steps: ReactNode[] }
}

/** A slip with a badge to cut out, exactly 2 in wide. The PIN never prints on it. */
export function PrintBadge({ name, image, words, ...frame }: Props) {
  return (
    <Slip {...frame} steps={words.steps} className="is-tight text-[0.75rem] leading-4">
      <div className="badge">
        {/* eslint-disable-next-line @next/next/no-img-element -- a picture of Graph's own */}
        <img src={image} alt="" />
        <p className="mx-2 line-clamp-3 text-sm leading-4 font-bold">
          <bdi>{name}</bdi>
        </p>
        <p className="mx-2 line-clamp-2">
          <bdi>{frame.location}</bdi>
        </p>
        <p className="px-2 pb-1">{words.scan}</p>
      </div>
      <p className="mt-1 text-center">{words.size}</p>
    </Slip>
  )
}
