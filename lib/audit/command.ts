import { AppError } from '../errors'

export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Runs a command of the trail: it ends with 0 when all is well, with 1 when it is not. */
export async function command(run: (...given: string[]) => Promise<boolean>): Promise<never> {
  try {
    process.exit((await run(...process.argv.slice(2))) ? 0 : 1)
  } catch (error) {
    const cause = error instanceof AppError && error.cause instanceof Error ? `: ${error.cause.message}` : ''
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}${cause}\n`)
    process.exit(1)
  }
}
