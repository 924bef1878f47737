export function Reference({ label, value }: { label: string; value: string }) {
  return (
    <p className="reference pb-2 text-xs text-muted max-sm:text-center">
      {label}{' '}
      <bdi dir="ltr" className="inline-block font-mono">
        {value}
      </bdi>
    </p>
  )
}
