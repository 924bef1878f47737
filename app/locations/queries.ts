import 'server-only'
import { getLocale, getTranslations } from 'next-intl/server'
import { cookies } from 'next/headers'
import { cookieNames } from '@/lib/auth/cookies'
import { authorizeOwn } from '@/lib/graph/authorize'
import { everyone, listLocations, type CountedLocation } from '@/lib/graph/locations'
import { fold } from '@/lib/match'

export type ShownLocation = CountedLocation & { lastVisited: boolean }

/** `unread`: of so many more Graph told nothing this time. */
export type ShownLocations = { locations: ShownLocation[]; unread: number }

/** The manager's locations: the one visited last, everyone, and then in the order of the reader's language. */
export async function getLocations(): Promise<ShownLocations> {
  const [{ locations, unread }, jar, locale] = await Promise.all([
    authorizeOwn().then(listLocations),
    cookies(),
    getLocale(),
  ])
  const { compare } = new Intl.Collator(locale)
  const visited = jar.get(cookieNames.place)?.value
  const rank = ({ id }: CountedLocation) => (id === visited ? 0 : id === everyone ? 1 : 2)
  const named = await Promise.all(locations.map(withName))
  const sorted = named.sort((a, b) => rank(a) - rank(b) || compare(a.name, b.name))
  return { locations: sorted.map((one) => ({ ...one, lastVisited: one.id === visited })), unread }
}

/** More than these nobody picks from a menu: the page of locations has a filter. */
const mostInMenu = 8

export type LocationNames = { locations: { id: string; name: string }[] }

/** Those that the menu in the header offers. */
export async function getLocationNames(): Promise<LocationNames> {
  const { locations } = await getLocations()
  return { locations: locations.slice(0, mostInMenu).map(({ id, name }) => ({ id, name })) }
}

/** `everyone` has no name in the directory. */
export async function withName<L extends { id: string; name: string }>(location: L): Promise<L> {
  if (location.id !== everyone) return location
  const t = await getTranslations('locations')
  return { ...location, name: t('everyone') }
}

/** Those whose name or description holds what was typed. */
export function filterLocations(locations: ShownLocation[], text: string): ShownLocation[] {
  const wanted = fold(text.trim())
  return locations.filter(({ name, description }) => fold(`${name} ${description ?? ''}`).includes(wanted))
}
