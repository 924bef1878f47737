/** Breaks before the @ where it has to break, so that neither half is torn. */
export function SignInName({ children }: { children: string }) {
  const at = children.indexOf('@')
  const end = at === -1 ? children.length : at
  return (
    <bdi dir="ltr" className="wrap-anywhere">
      {children.slice(0, end)}
      <wbr />
      {children.slice(end)}
    </bdi>
  )
}
