/** Breaks before the @ where it has to break, so that neither half is torn. */
export function SignInName({
  children,
  className = 'wrap-anywhere',
}: {
  children: string
  className?: string
}) {
  const at = children.indexOf('@')
  const end = at === -1 ? children.length : at
  return (
    <bdi dir="ltr" className={className}>
      {children.slice(0, end)}
      <wbr />
      {children.slice(end)}
    </bdi>
  )
}
