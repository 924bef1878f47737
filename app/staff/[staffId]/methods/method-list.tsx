import { Trash2 } from 'lucide-react'
import { ButtonLink } from '@/components/button'
import type { MethodRow } from '../method-words'

type Props = { rows: MethodRow[]; label: string; remove?: { label: string; hrefFor: (id: string) => string } }

/** Methods by kind, each with what tells it from others of its kind. */
export function MethodList({ rows, label, remove }: Props) {
  return (
    <ul aria-label={label} className="divide-y divide-hairline">
      {rows.map(({ id, kind, name, added, note, isRemovable }) => (
        <li key={id} className="flex items-center justify-between gap-3 py-2.5">
          <div className="min-w-0">
            <p className="text-base font-strong">{kind}</p>
            {name && (
              <p>
                <bdi>{name}</bdi>
              </p>
            )}
            {added && <p className="text-muted">{added}</p>}
            {note && <p className="text-muted">{note}</p>}
          </div>
          {remove && isRemovable && (
            <ButtonLink
              href={remove.hrefFor(id)}
              variant="quiet"
              icon={<Trash2 aria-hidden size={16} />}
              aria-label={`${remove.label}: ${[kind, name].filter(Boolean).join(', ')}`}
            >
              {remove.label}
            </ButtonLink>
          )}
        </li>
      ))}
    </ul>
  )
}
