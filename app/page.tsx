import { redirect } from 'next/navigation'
import { ProblemPage } from '@/components/problem-page'
import { attempt } from '@/lib/problem'
import { LocationsList } from './locations/locations-list'
import { getLocations } from './locations/queries'

/** One location: straight to its people. Several: the list. None: why. */
export default async function Home() {
  const { value, problem } = await attempt(getLocations())
  if (problem) return <ProblemPage problem={problem} againHref="/" />
  const { locations, unread } = value
  const [only, ...others] = locations
  if (only && others.length === 0 && unread === 0) redirect(`/locations/${only.id}`)
  return <LocationsList {...value} filter="" />
}
