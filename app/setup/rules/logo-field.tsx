import type { getWords } from './words'

type Props = {
  logo: string | null
  /** It was ticked when the form was sent. */
  isGoing: boolean
  fault?: string
  words: Awaited<ReturnType<typeof getWords>>
}

/** The organisation's own logo: what there is, another one, or none. */
export function LogoField({ logo, isGoing, fault, words }: Props) {
  const error = fault && (words.faults[fault] ?? fault)
  return (
    <div className="flex flex-col gap-2">
      <label htmlFor="LOGO" className="text-sm font-semibold">
        {words.logo}
      </label>
      {logo && (
        <div className="flex flex-wrap items-center gap-4">
          {/* eslint-disable-next-line @next/next/no-img-element -- it is as small as it is shown */}
          <img src={`/logo?v=${logo}`} alt={words.logo} className="logo" />
          <label className="flex min-h-11 items-center gap-3 text-sm">
            <input
              type="checkbox"
              name="removeLogo"
              defaultChecked={isGoing}
              className="size-5 flex-none accent-accent"
            />
            {words.removeLogo}
          </label>
        </div>
      )}
      <input
        type="file"
        id="LOGO"
        name="LOGO"
        accept="image/png,image/jpeg,image/webp"
        aria-invalid={error ? true : undefined}
        aria-describedby={[error && 'LOGO-error', 'LOGO-hint'].filter(Boolean).join(' ')}
        className="field py-2 text-sm file:me-3 file:font-strong file:text-accent aria-invalid:border-danger"
      />
      {error && (
        <p id="LOGO-error" role="alert" className="text-sm text-danger">
          {error}
        </p>
      )}
      <p id="LOGO-hint" className="text-xs text-muted">
        {words.logoHint}
      </p>
    </div>
  )
}
