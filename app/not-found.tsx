import { ProblemPage } from '@/components/problem-page'
import { AppError } from '@/lib/errors'
import { tell } from '@/lib/problem'

/** What does not exist and what is not this manager's look alike. Next draws it with every page, just in case. */
export default async function NotFound() {
  return <ProblemPage problem={await tell(new AppError('not-found'))} againHref="/" />
}
