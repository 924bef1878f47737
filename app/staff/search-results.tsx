'use client'

import { useSearchParams } from 'next/navigation'
import useSWR from 'swr'
import { CutShort } from '@/components/cut-short'
import { Marked } from '@/components/marked'
import { Note } from '@/components/note'
import { PeopleList, PersonRow } from '@/components/person-row'
import { fetchJson, Unanswered } from '@/lib/fetch-json'
import { pieces } from '@/lib/pieces'
import type { Found } from './queries'

type Words = { list: string; cut: string; offline: string; again: string; signIn: string }
type Props = { q: string; found: Found; words: Words }

/** Whom the server found for the address, and then whoever fits what is typed. */
export function SearchResults({ q: first, found, words }: Props) {
  const q = useSearchParams().get('q') ?? ''
  const { data, error, isValidating, mutate } = useSWR<Found, Error>(
    // What is kept belongs to one reading of the server: whoever comes back sees what it says by then.
    [`/staff/search?${new URLSearchParams({ q })}`, found.readAt],
    ([address]: [string, number]) => fetchJson<Found>(address),
    {
      ...(q === first && { fallbackData: found }),
      revalidateOnMount: q !== first,
      revalidateOnFocus: false,
      revalidateOnReconnect: false,
      shouldRetryOnError: false,
      keepPreviousData: true,
    },
  )
  const { rows, summary, invalid, notes } = data ?? found
  const problem = error instanceof Unanswered ? error.problem : null
  return (
    <>
      <p role={invalid ? 'alert' : 'status'} aria-busy={isValidating} className="text-sm text-muted">
        {summary}
      </p>
      {error && <CutShort problem={problem} words={words} onAgain={() => void mutate()} />}
      {rows.length > 0 && (
        <PeopleList label={words.list}>
          {rows.map((row) => (
            <PersonRow
              key={row.id}
              {...row}
              href={`/staff/${row.id}`}
              marked={<Marked pieces={pieces(row.name, q)} />}
            />
          ))}
        </PeopleList>
      )}
      {notes.map((note) => (
        <Note key={note}>{note}</Note>
      ))}
    </>
  )
}
