type Props = { value: number; of: number; className: string }

export function Ring({ value, of, className }: Props) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 28 28"
      fill="none"
      strokeWidth="2.5"
      className={`flex-none ${className}`}
    >
      <circle cx="14" cy="14" r="12.5" className="stroke-accent/25" />
      {value > 0 && (
        <circle
          cx="14"
          cy="14"
          r="12.5"
          pathLength={of}
          strokeDasharray={`${value} ${of}`}
          strokeLinecap="round"
          transform="rotate(-90 14 14)"
          className="stroke-accent"
        />
      )}
    </svg>
  )
}
