'use client'

import { Fragment, useEffect, useRef } from 'react'
import useSWRInfinite from 'swr/infinite'
import { ButtonLink } from '@/components/button'
import { CutShort } from '@/components/cut-short'
import { Note } from '@/components/note'
import { LetterRow, PeopleList as List, PersonRow } from '@/components/person-row'
import { fetchJson, Unanswered } from '@/lib/fetch-json'
import type { Which } from '@/lib/graph/people'
import { AlikeNote } from './alike-note'
import { letterOf } from './letter'
import type { Rows } from './queries'
import { againAt, queryOf } from './which'
import type { Words } from './words'

type First = Rows & { count: number | null; ordered: boolean; readAt: number }
/** What is kept of a list belongs to one reading of the server: whoever comes back sees what it says by then. */
type Key = readonly [address: string, readAt: number]
type Props = { here: string; which: Which; first: First; words: Words }

/** From here on the eye wants letters to hold on to. */
const many = 50
const once = {
  revalidateFirstPage: false,
  revalidateIfStale: false,
  revalidateOnMount: false,
  revalidateOnFocus: false,
  revalidateOnReconnect: false,
  shouldRetryOnError: false,
}

/** The people of a location: the first of them drawn by the server, the others as one scrolls, or by the link. */
export function PeopleList({ here, which, first, words }: Props) {
  const pageAt = (page: string) => `${here}/people${queryOf({ ...which, page })}`
  const { data, error, isValidating, size, setSize } = useSWRInfinite<Rows, Error>(
    (index, before: Rows | null): Key | null => {
      if (index === 0) return [`${here}${queryOf(which)}`, first.readAt]
      return before?.next ? [pageAt(before.next), first.readAt] : null
    },
    // The server has drawn the first page already.
    ([address]: Key) => (address.startsWith(`${here}/people`) ? fetchJson<Rows>(address) : first),
    { ...once, fallbackData: [first] },
  )
  const pages = data ?? [first]
  const rows = pages.flatMap((page) => page.rows)
  const next = pages.at(-1)?.next
  const more = useRef<HTMLDivElement>(null)
  const isWaiting = isValidating && size > pages.length

  useEffect(() => {
    const link = more.current
    if (!link || error || isValidating) return
    const watcher = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting && void setSize((count) => count + 1),
      { rootMargin: '600px' },
    )
    watcher.observe(link)
    return () => watcher.disconnect()
  }, [error, isValidating, pages.length, setSize])

  const problem = error instanceof Unanswered ? error.problem : null
  const hasLetters = first.ordered && !which.attention && (first.count ?? 0) > many
  return (
    <>
      <List label={words.list}>
        {rows.map((row, index) => {
          const letter = letterOf(row.name)
          const isNew = hasLetters && letter !== letterOf(rows[index - 1]?.name ?? '')
          return (
            <Fragment key={row.id}>
              {isNew && <LetterRow letter={letter} />}
              <PersonRow {...row} href={`/staff/${row.id}`} />
            </Fragment>
          )
        })}
      </List>
      <p role="status" className="sr-only">
        {words.shown && pages.length > 1 && words.shown.replace('{shown}', String(rows.length))}
      </p>
      {error && (
        <CutShort
          problem={problem}
          words={words}
          onAgain={() => void setSize((count) => count)}
          wayOn={
            problem?.failure === 'list-ended' ? (
              <ButtonLink href={againAt(here, which, problem.failure)} hard>
                {words.first}
              </ButtonLink>
            ) : undefined
          }
        />
      )}
      {next && !error && (
        <div ref={more} className="grid">
          <ButtonLink
            href={`${here}${queryOf({ ...which, page: next })}`}
            aria-busy={isWaiting}
            onClick={(event) => {
              event.preventDefault()
              if (!isValidating) void setSize((count) => count + 1)
            }}
          >
            {isWaiting ? words.loading : words.more}
          </ButtonLink>
        </div>
      )}
      {pages.length > 1 ? (
        <AlikeNote people={rows} {...words.alike} />
      ) : (
        words.alikeFirst && <Note>{words.alikeFirst}</Note>
      )}
      {which.page && (
        <ButtonLink href={`${here}${queryOf({ ...which, page: null })}`} variant="quiet">
          {words.first}
        </ButtonLink>
      )}
    </>
  )
}
