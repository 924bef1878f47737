import type { ReactNode } from 'react'

type Props = {
  label: string
  columns: string[]
  rows: { id: string; cells: ReactNode[]; isMarked?: boolean }[]
}

/** A table; on a phone a card for each row, in which every cell says what it is. The roles keep it a table there too. */
export function StackedTable({ label, columns, rows }: Props) {
  return (
    <table role="table" aria-label={label} className="stacked">
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column} role="columnheader" scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(({ id, cells, isMarked }) => (
          <tr key={id} role="row" className={isMarked ? 'bg-accent-soft' : undefined}>
            {cells.map((cell, at) => (
              <td key={columns[at]} role="cell">
                {at > 0 && (
                  <span aria-hidden="true" className="stacked-label">
                    {columns[at]}
                  </span>
                )}
                <div className="min-w-0">{cell}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
