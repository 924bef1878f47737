import type { TestProject } from 'vitest/node'
import { startPostgresql } from './postgresql'

declare module 'vitest' {
  // vitest's way to say what `inject` knows; only an interface is merged with its own.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  export interface ProvidedContext {
    postgresql: string
  }
}

/** One server for the run; each file of tests makes a database of its own in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startPostgresql()
  project.provide('postgresql', url)
  return stop
}
