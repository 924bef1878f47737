export function Strip({ label, name }: { label: string; name?: string }) {
  return (
    <section
      aria-label={label}
      className="flex min-h-7 items-center justify-center gap-2 border-b border-hairline bg-sunken px-4 text-xs text-muted"
    >
      <svg
        aria-hidden="true"
        viewBox="0 0 14 14"
        fill="none"
        strokeWidth="2"
        className="size-3.5 flex-none rounded-[3px] stroke-edge"
      >
        <path d="M-1 5 5-1M-1 10 10-1M-1 15 15-1M4 15 15 4M9 15 15 9" />
      </svg>
      <p>
        {name ? `${label}:` : label} {name && <bdi className="font-semibold text-ink">{name}</bdi>}
      </p>
    </section>
  )
}
