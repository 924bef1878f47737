const sizes = {
  small: 'size-8 text-[0.8125rem]',
  medium: 'size-10 text-[0.875rem]',
  large: 'size-16 text-lg wide:size-18 wide:text-[1.5rem]',
}

const colours = [
  'bg-person-0 text-on-person-0',
  'bg-person-1 text-on-person-1',
  'bg-person-2 text-on-person-2',
  'bg-person-3 text-on-person-3',
  'bg-person-4 text-on-person-4',
  'bg-person-5 text-on-person-5',
  'bg-person-6 text-on-person-6',
  'bg-person-7 text-on-person-7',
]

type Props = {
  id: string
  initials: string
  size?: keyof typeof sizes
  /** Address of the picture. The initials stand behind it, for as long as it takes and where there is none. */
  photo?: string
}

export function Avatar({ id, initials, size = 'medium', photo }: Props) {
  return (
    <span
      aria-hidden="true"
      className={`relative grid flex-none place-content-center overflow-hidden rounded-full leading-none font-semibold tracking-normal forced-colors:border ${sizes[size]} ${colourOf(id)}`}
    >
      {initials}
      {photo && (
        // eslint-disable-next-line @next/next/no-img-element -- Next's own carries a style attribute
        <img
          src={photo}
          alt=""
          loading="lazy"
          decoding="async"
          className="absolute inset-0 size-full object-cover"
        />
      )}
    </span>
  )
}

function colourOf(id: string): string {
  const sum = Array.from(id, (digit) => Number.parseInt(digit, 16) || 0).reduce((a, b) => a + b, 0)
  return colours[sum % colours.length] ?? ''
}
