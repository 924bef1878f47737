export function BrandMark() {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24" className="size-6 flex-none">
      <rect width="24" height="24" rx="6" className="fill-accent" />
      <g className="fill-on-accent">
        <circle cx="9.3" cy="9.9" r="2.8" />
        <path d="M4.7 18a4.65 4.65 0 0 1 9.3 0z" />
      </g>
      <path d="m14.6 9.2 1.8 1.7 3.5-3.6" fill="none" strokeWidth="2" className="stroke-on-accent" />
    </svg>
  )
}
