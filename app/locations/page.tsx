import { ProblemPage } from '@/components/problem-page'
import { attempt } from '@/lib/problem'
import { LocationsList } from './locations-list'
import { getLocations } from './queries'

type Props = { searchParams: Promise<{ filter?: string | string[] }> }

export default async function Locations({ searchParams }: Props) {
  const [{ filter }, { value: locations, problem }] = await Promise.all([
    searchParams,
    attempt(getLocations()),
  ])
  if (problem) return <ProblemPage problem={problem} againHref="/locations" />
  return <LocationsList locations={locations} filter={typeof filter === 'string' ? filter : ''} />
}
