import { ProblemPage } from '@/components/problem-page'
import type { Problem } from '@/lib/problem'
import { SetupConsent } from './consent'
import { places, type Place } from './places'

/** Why a page of Setup cannot be shown; where only its permissions are missing, which they are and how to agree to them. */
export function SetupProblem({ problem, here }: { problem: Problem; here: Place }) {
  if (problem.failure === 'setup-consent') return <SetupConsent signInHref={problem.signInHref} />
  return <ProblemPage problem={problem} againHref={places[here]} />
}
