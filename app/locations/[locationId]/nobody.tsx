import { getTranslations } from 'next-intl/server'

type Props = { hidden: boolean; which: { attention: boolean }; location: string }

/** Why the list is empty. */
export async function Nobody({ hidden, which, location }: Props) {
  const t = await getTranslations('people')
  const reason = hidden ? 'hidden' : which.attention ? 'nobodyNeedsAttention' : 'nobody'
  return (
    <div className="surface p-4">
      <h2 className="font-semibold">{t(`${reason}.title`)}</h2>
      <p className="mt-1 text-sm text-muted">{t(`${reason}.sentence`, { location })}</p>
    </div>
  )
}
