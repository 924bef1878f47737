import 'server-only'
import { AppError } from '../errors'

/** After a lost answer, what is there now tells what became of it; where that cannot be seen, it stays unanswered. */
export async function unlessSeen(writing: Promise<unknown>, isThere: () => Promise<boolean>): Promise<void> {
  await writing.catch(async (error: unknown) => {
    if (!(error instanceof AppError) || error.failure !== 'unanswered') throw error
    if (!(await isThere().catch(() => false))) throw error
  })
}
