import { getFormatter, getTranslations } from 'next-intl/server'
import type { PlaceChances } from '@/lib/setup/chances'
import { chances, type Chance } from '@/lib/setup/recovery'

const fills: Record<Chance, string> = {
  nothing: 'fill-danger',
  'phone-only': 'fill-caution',
  other: 'fill-edge',
  lasting: 'fill-positive',
}

function listOf(id: string, chance: Chance): string {
  return `/setup?${new URLSearchParams({ location: id, chance })}#people`
}

/** A bar for each location, in the order of the legend; what it shows stands in numbers beside it, which lead to the same. */
function Bar({ id, counts }: Pick<PlaceChances, 'id' | 'counts'>) {
  const all = Math.max(
    1,
    chances.reduce((sum, one) => sum + counts[one], 0),
  )
  return (
    <svg aria-hidden="true" className="h-3 w-full rounded-sm rtl:-scale-x-100" preserveAspectRatio="none">
      <rect width="100%" height="100%" className="fill-sunken" />
      {chances.map((chance, index) => {
        const before = chances.slice(0, index).reduce((sum, one) => sum + counts[one], 0)
        return (
          <a key={chance} href={listOf(id, chance)} tabIndex={-1}>
            <rect
              x={`${(100 * before) / all}%`}
              width={`${(100 * counts[chance]) / all}%`}
              height="100%"
              className={fills[chance]}
            />
          </a>
        )
      })}
    </svg>
  )
}

/** Of how many people in each location nobody would hear, and who would have to call; or why that cannot be told. */
export async function Picture({ places, mayOpen }: { places: PlaceChances[] | string; mayOpen: boolean }) {
  const [t, format] = await Promise.all([getTranslations('setup.picture'), getFormatter()])
  if (typeof places === 'string')
    return (
      <section className="surface p-4 text-sm wide:py-5">
        <h2 className="text-base font-semibold">{t('title')}</h2>
        <p className="mt-1 max-w-168 text-muted">{places}</p>
      </section>
    )
  return (
    <section className="surface py-4 text-sm wide:py-5">
      <h2 className="px-4 text-base font-semibold">{t('title')}</h2>
      <p className="mb-3 max-w-168 px-4 text-muted">{t('lead')}</p>
      <ul className="mb-3 flex flex-wrap gap-x-5 gap-y-1 px-4" aria-hidden="true">
        {chances.map((chance) => (
          <li key={chance} className="flex items-center gap-2">
            <svg className="size-3 rounded-sm">
              <rect width="100%" height="100%" className={fills[chance]} />
            </svg>
            {t(`chances.${chance}`)}
          </li>
        ))}
      </ul>
      <table role="table" aria-label={t('title')} className="stacked">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col" className="wide:w-3/12">
              {t('location')}
            </th>
            <th role="columnheader" scope="col" className="wide:w-4/12">
              {t('bar')}
            </th>
            {chances.map((chance) => (
              <th key={chance} role="columnheader" scope="col">
                {t(`chances.${chance}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {places.map(({ id, name, counts }) => (
            <tr key={id} role="row">
              <td role="cell">
                {mayOpen ? (
                  <a href={`/locations/${id}`} className="text-accent underline underline-offset-2">
                    <bdi>{name}</bdi>
                  </a>
                ) : (
                  <bdi>{name}</bdi>
                )}
              </td>
              <td role="cell">
                <span aria-hidden="true" className="stacked-label">
                  {t('bar')}
                </span>
                <Bar id={id} counts={counts} />
              </td>
              {chances.map((chance) => (
                <td key={chance} role="cell" className="tabular-nums">
                  <span aria-hidden="true" className="stacked-label">
                    {t(`chances.${chance}`)}
                  </span>
                  {counts[chance] === 0 ? (
                    <span>{format.number(0)}</span>
                  ) : (
                    <a
                      href={listOf(id, chance)}
                      aria-label={`${format.number(counts[chance])}, ${t(`chances.${chance}`)}, ${name}`}
                      className="-my-0.5 inline-flex min-h-6 min-w-6 items-center text-accent underline underline-offset-2"
                    >
                      {format.number(counts[chance])}
                    </a>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
