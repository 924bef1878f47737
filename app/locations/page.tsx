import { ProblemPage } from '@/components/problem-page'
import { attempt } from '@/lib/problem'
import { LocationsList } from './locations-list'
import { getLocations } from './queries'

type Props = { searchParams: Promise<{ filter?: string | string[] }> }

export default async function Locations({ searchParams }: Props) {
  const [{ filter }, { value, problem }] = await Promise.all([searchParams, attempt(getLocations())])
  const text = typeof filter === 'string' ? filter : ''
  if (problem) {
    const query = new URLSearchParams({ ...(text && { filter: text }) })
    return <ProblemPage problem={problem} againHref={text ? `/locations?${query}` : '/locations'} />
  }
  return <LocationsList {...value} filter={text} />
}
