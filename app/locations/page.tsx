import { getTranslations } from 'next-intl/server'
import { ProblemPage } from '@/components/problem-page'
import { attempt } from '@/lib/problem'
import { LocationsList } from './locations-list'
import { getLocations } from './queries'

export async function generateMetadata() {
  return { title: (await getTranslations('locations'))('title') }
}

export default async function Locations() {
  const { value: locations, problem } = await attempt(getLocations())
  if (problem) return <ProblemPage problem={problem} againHref="/locations" />
  return <LocationsList locations={locations} />
}
