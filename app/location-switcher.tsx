'use client'

import { ChevronDown, MapPin } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useState } from 'react'
import useSWR from 'swr'
import { Menu } from '@/components/menu'
import { fetchJson } from '@/lib/fetch-json'
import type { LocationNames } from './locations/queries'

type Words = { title: string; all: string; loading: string; failed: string }

/** To another location from any page; which there are is asked when somebody wants to know. */
export function LocationSwitcher({ words }: { words: Words }) {
  const [isWanted, setWanted] = useState(false)
  const here = usePathname()
  const { data, error } = useSWR<LocationNames, Error>(
    isWanted ? '/locations/names' : null,
    fetchJson<LocationNames>,
    {
      revalidateOnFocus: false,
      revalidateOnReconnect: false,
      shouldRetryOnError: false,
    },
  )
  const summary = (
    <>
      <MapPin aria-hidden="true" className="size-5 text-muted" />
      {words.title}
      <ChevronDown aria-hidden="true" className="size-4 text-muted" />
    </>
  )
  return (
    <Menu
      summary={summary}
      summaryClass="flex min-h-11 items-center gap-2 rounded-lg text-sm font-strong"
      place="start-0"
      onOpen={() => setWanted(true)}
    >
      {isWanted && !data && (
        <p role="status" className="px-3 py-2 text-sm text-muted">
          {error ? words.failed : words.loading}
        </p>
      )}
      {data?.locations.map(({ id, name }) => (
        <Link
          key={id}
          href={`/locations/${id}`}
          prefetch={false}
          aria-current={here === `/locations/${id}` ? 'page' : undefined}
        >
          <bdi className="min-w-0 wrap-anywhere">{name}</bdi>
        </Link>
      ))}
      <Link
        href="/locations"
        prefetch={false}
        className="border-t border-hairline text-accent first:border-0"
      >
        {words.all}
      </Link>
    </Menu>
  )
}
