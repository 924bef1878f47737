import { ProblemPage } from '@/components/problem-page'
import { attempt } from '@/lib/problem'
import { LocationsList } from './locations-list'
import { getLocations } from './queries'

export default async function Locations() {
  const { value: locations, problem } = await attempt(getLocations())
  if (problem) return <ProblemPage problem={problem} againHref="/locations" />
  return <LocationsList locations={locations} />
}
