import { getTranslations } from 'next-intl/server'
import type { Bar } from '@/lib/setup/chances'

type Props = { bar: Bar; mayOpen: boolean }

/** The people behind one bar of the picture. */
export async function PeopleOfBar({ bar, mayOpen }: Props) {
  const t = await getTranslations('setup.picture')
  return (
    <section id="people" className="surface p-4 text-sm wide:p-5">
      <h2 className="mb-2 text-base font-semibold">
        <bdi>{bar.location}</bdi>: {t(`chances.${bar.chance}`)}
      </h2>
      {bar.people.length === 0 && <p className="text-muted">{t('nobody')}</p>}
      <ul className="grid gap-x-6 wide:grid-cols-3">
        {bar.people.map(({ id, name }) => (
          <li key={id} className="flex min-h-6 min-w-0 items-center">
            {mayOpen ? (
              <a
                href={`/staff/${id}`}
                className="min-w-0 wrap-anywhere text-accent underline underline-offset-2"
              >
                <bdi>{name}</bdi>
              </a>
            ) : (
              <bdi className="wrap-anywhere">{name}</bdi>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
